/// Block elements as rectangles, so that a picture needs no font that has them.
struct BlockElement {
    var parts: [Part]
    var opacity = 1.0

    /// In parts of the cell's width and height, from the top left.
    struct Part {
        var x = 0.0
        var y = 0.0
        var width = 1.0
        var height = 1.0
    }

    /// Nil if the character is no block element.
    init?(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x2580:
            parts = [Part(height: 0.5)]
        case 0x2581...0x2588:
            let height = Double(value - 0x2580) / 8
            parts = [Part(y: 1 - height, height: height)]
        case 0x2589...0x258F:
            parts = [Part(width: Double(0x2590 - value) / 8)]
        case 0x2590:
            parts = [Part(x: 0.5, width: 0.5)]
        case 0x2591...0x2593:
            parts = [Part()]
            opacity = Double(value - 0x2590) / 4
        case 0x2596...0x259F:
            parts = BlockElement.quadrants(BlockElement.masks[Int(value - 0x2596)])
        default:
            return nil
        }
    }

    private static func quadrants(_ mask: UInt8) -> [Part] {
        (0..<4).filter { mask >> $0 & 1 == 1 }.map { quadrant in
            Part(x: quadrant % 2 == 0 ? 0 : 0.5, y: quadrant < 2 ? 0 : 0.5, width: 0.5, height: 0.5)
        }
    }

    /// Upper left 1, upper right 2, lower left 4, lower right 8, in the order of the characters.
    private static let masks: [UInt8] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
}

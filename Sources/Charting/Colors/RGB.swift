/// A colour of the sRGB space.
package struct RGB: Equatable, Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    /// `0xE69F00`
    package init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// `#e69f00`
    package var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What a terminal shows, as xterm has it, for one of its 256 colours. See `nearest256`.
    package init(terminal number: UInt8) {
        let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
        switch Int(number) {
        case 0..<16:
            let basic: [UInt32] = [
                0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
            ]
            self.init(basic[Int(number)])
        case 232...:
            let shade = 8 + UInt32(number - 232) * 10
            self.init(shade << 16 | shade << 8 | shade)
        default:
            let place = Int(number) - 16
            self.init(levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6])
        }
    }

    /// `0xE69F00`
    package var number: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// This colour over `other`, as opaque as `part` of 1 says.
    func over(_ other: RGB, part: Double) -> RGB {
        func mix(_ one: UInt8, _ two: UInt8) -> UInt32 { UInt32(Double(one) * part + Double(two) * (1 - part) + 0.5) }
        return RGB(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }

    /// The nearest of the colours 16 to 255 that terminals with 256 colours share: a cube of 6 × 6 × 6 and a grey ramp.
    package var nearest256: UInt8 {
        let levels: [Int] = [0, 95, 135, 175, 215, 255]
        func level(_ value: UInt8) -> Int {
            (0..<6).min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
        }
        func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
            let (dr, dg, db) = (r - Int(red), g - Int(green), b - Int(blue))
            return 3 * dr * dr + 4 * dg * dg + 2 * db * db
        }
        let (r, g, b) = (level(red), level(green), level(blue))
        let grey = min(max(0, ((Int(red) + Int(green) + Int(blue)) / 3 - 3) / 10), 23)
        let shade = 8 + grey * 10
        let isGrey = distance(shade, shade, shade) < distance(levels[r], levels[g], levels[b])
        return UInt8(isGrey ? 232 + grey : 16 + 36 * r + 6 * g + b)
    }
}

/// A place on a canvas, in dots from the top left.
struct Dot: Equatable {
    var x: Int
    var y: Int
}

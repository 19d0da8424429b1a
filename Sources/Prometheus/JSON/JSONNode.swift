/// What a `JSONReader` makes of each value it comes upon: the value alone, or with its place.
package protocol JSONNode {
    init(_ content: JSONContent<Self>, at place: TextPlace)
}

/// A JSON value as it is read, those within it being made already.
package enum JSONContent<Node> {
    case null
    case bool(Bool)
    /// In digits, as they stand there.
    case number(String)
    case string(String)
    case array([Node])
    /// In the order of the text; a name may stand there twice.
    case object([(name: String, place: TextPlace, value: Node)])
}

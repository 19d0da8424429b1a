import NIOCore

extension ServedTargets.Answer {
    /// Of blocks that are rendered already, in this order. Only blocks that changed since the answer before are memory of
    /// their own: the others are shared with it.
    init(_ blocks: [AnswerBlock]) {
        var (fingerprint, groups, targets) = (Fingerprint(), 0, 0)
        var body = [ByteBuffer(string: "[")]
        for block in blocks {
            block.combine(into: &fingerprint)
            groups += block.groups
            targets += block.targets
            // Each group has its comma before it, the first of all has none.
            let json = body.count == 1 ? block.json.dropping(1) : block.json
            if let json, json.readableBytes > 0 { body.append(json) }
        }
        body.append(ByteBuffer(string: "]"))
        self.init(body: body, tag: EntityTag(fingerprint), groups: groups, targets: targets)
    }
}

extension ByteBuffer {
    /// Without its first bytes; nil where there are not as many.
    fileprivate func dropping(_ count: Int) -> ByteBuffer? {
        var rest = self
        return rest.readSlice(length: count).map { _ in rest }
    }
}

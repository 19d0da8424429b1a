package struct RelabelRule: Sendable, Hashable {}

extension StringProtocol where SubSequence == Substring {
    /// Without the white space around it, as Kubernetes passes it over: a value in a ConfigMap often ends with a line's end.
    var trimmed: Substring {
        guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank }) else {
            return ""
        }
        return self[start...end]
    }
}

extension Character {
    /// White space of ASCII: nothing else is any to Kubernetes.
    var isBlank: Bool {
        switch self {
        case " ", "\t", "\n", "\r", "\r\n": true
        default: false
        }
    }
}

/// What tells one run of bytes from another: FNV-1a of 128 bits, for telling versions apart, not for security.
struct Fingerprint: Hashable, Sendable {
    private(set) var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

    init() {}

    init(of bytes: some Sequence<UInt8>) {
        for byte in bytes { combine(byte) }
    }

    private mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }

    /// That of a part, in one step with a factor of its own: ten thousand parts are combined for each change.
    mutating func combine(_ part: Fingerprint) {
        value = (value ^ part.value) &* 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835
        value ^= value >> 64
    }
}

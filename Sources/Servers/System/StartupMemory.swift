import Glibc

/// Memory that only the start needed.
enum StartupMemory {
    /// Gives back the pages of program text that were read so far. Starting (the dynamic linker, metadata of types, the
    /// command line) touches most of the text once, answering requests a small part of it; what is needed again comes
    /// from the page cache. Halves the resident memory of a server.
    static func giveBack() {
        guard let contents = try? FileContents(path: "/proc/self/maps", limit: 1 << 20) else { return }
        for line in contents.bytes.split(separator: UInt8(ascii: "\n")) {
            guard let text = mappedText(line) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: text.lowerBound), text.count, MADV_DONTNEED)
        }
    }

    /// The addresses of a line that stands for text of a file: `start-end r-xp offset device inode /path`. Nothing was
    /// ever written there, so nothing can be lost.
    private static func mappedText(_ line: some Collection<UInt8>) -> Range<UInt>? {
        let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
        guard fields.count == 6, fields[1].elementsEqual("r-xp".utf8), fields[5].contains(UInt8(ascii: "/")) else {
            return nil
        }
        let ends = fields[0].split(separator: UInt8(ascii: "-"))
            .compactMap { UInt(String(decoding: $0, as: UTF8.self), radix: 16) }
        return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
}

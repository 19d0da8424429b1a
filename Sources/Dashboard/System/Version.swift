/// This program's version, as `--version` and the footer say it.
enum Version {
    static let text = "0.1"
}

/// Sizes of the command line: `110x32`, columns and rows.
enum SizeOption {
    private static let range = 1...1000

    static func size(_ text: String, of option: String) throws(ConfigurationError) -> Size {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], range ~= width, range ~= height else {
            throw ConfigurationError(
                option: option, value: text, expected: "expected columns and rows from 1 to 1000, such as 110x32")
        }
        return Size(width, height)
    }
}

/// How requests introduce themselves.
enum UserAgent {
    static let value = "promwave"
}

/// Something that is read again on SIGHUP.
struct Reload: Sendable {
    /// Under which a failure is said.
    var subject: Notice.Subject
    /// `configuration`.
    var name: String
    /// Reads and takes it over, or changes nothing. Returns what the file says in vain.
    var run: @Sendable () async throws -> [String]
}

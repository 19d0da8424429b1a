import Testing

/// The built programs, as users run them. One test at a time: each measures what others on the same machine would disturb.
@Suite("End to end", .serialized, .timeLimit(.minutes(10)))
enum EndToEndTests {}

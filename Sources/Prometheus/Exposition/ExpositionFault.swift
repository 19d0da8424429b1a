/// An error without line and column: cheap to throw where another reading may still succeed.
struct ExpositionFault: Error {
    let problem: ExpositionProblem
    /// In bytes from the start of the body.
    let offset: Int
}

import Monitoring

extension Recorder {
    /// Ends the recording and says on standard error what became of it. Returns whether all of it is in the file.
    func end() -> Bool {
        let status = finish()
        var text = "recorded \(Words.count(status.samples, "sample")) to \(path)"
        if status.lostScrapes > 0 { text += "; \(Words.count(status.lostScrapes, "scrape")) could not be written" }
        if let problem = status.problem { text += "; \(problem)" }
        Console.complain(text)
        return status.lostScrapes == 0 && status.problem == nil
    }
}

/// Something beside the data that whoever watches should know.
package struct Notice: Hashable, Sendable {
    package enum Subject: Int, Hashable, Sendable {
        /// The configuration file was changed and cannot be used.
        case configuration
        /// A file of panels was changed and cannot be used.
        case panels
        /// What is scraped is being recorded, or cannot be.
        case recording
        /// How our samples compare with those of a Prometheus server.
        case comparison
    }

    package var subject: Subject
    package var text: String
    package var isBad: Bool

    package init(_ subject: Subject, _ text: String, isBad: Bool) {
        self.subject = subject
        self.text = text
        self.isBad = isBad
    }
}

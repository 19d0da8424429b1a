import ArgumentParser
import Charting
import Monitoring
import ServiceLifecycle

/// One frame of the dashboard, without a terminal.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Collect for a while, then write one frame as text, ANSI or SVG."
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ansi, svg
    }

    @OptionGroup var source: SourceOptions
    @OptionGroup var display: DisplayOptions

    @Option(help: ArgumentHelp("Columns and rows.", valueName: "WxH"))
    var size = "110x32"

    @Option(help: "What the frame is written as. The colours of SVG follow the reader's light or dark setting.")
    var format = Format.text

    @Option(help: ArgumentHelp("How long to collect before.", valueName: "duration"))
    var after = "30s"

    func run() async throws {
        let settings: SourceSettings
        let dashboard: DashboardSettings
        let patience: Duration
        let cells: Size
        do {
            settings = try SourceSettings(self.source)
            dashboard = try DashboardSettings(settings, display)
            patience = try DurationOption.positive(after, of: "--after")
            cells = try SizeOption.size(size, of: "--size")
        } catch let error as ConfigurationError {
            throw error.exit()
        }
        let logger = try LogFile.logger(path: self.source.log)
        let source = SourceServices(settings, notices: NoticeBoard(), logger: logger).source
        var interface = Interface(settings: dashboard, size: cells, now: WallClock.now())
        let collecting = Task { try await source.run() }
        defer { collecting.cancel() }
        try await Task.sleep(for: patience)
        // The first snapshot tells which metrics there are, and so which points the second has to bring.
        for _ in 0..<2 { _ = interface.update(.snapshot(source.snapshot(interface.needs))) }
        print(text(of: interface.frame), terminator: "")
    }

    private func text(of frame: Frame) -> String {
        switch format {
        case .text: frame.text
        case .ansi: ANSIWriter(palette: Palette(theme: display.theme, depth: display.depth ?? .ansi256)).text(frame)
        case .svg: SVGWriter(theme: nil).text(frame)
        }
    }
}

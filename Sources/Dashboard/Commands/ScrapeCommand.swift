import ArgumentParser
import Charting
import Glibc
import Monitoring
import Prometheus

/// One scrape, read as Prometheus reads it.
struct ScrapeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scrape",
        abstract: "Scrape once: the samples as Prometheus would store them, or the error it would report.",
        discussion: """
            The samples come without the labels that a target and relabelling add. Of OpenMetrics, what the specification \
            forbids is an error, also where Prometheus lets it pass; --openmetrics lenient reads as Prometheus does.
            Exit codes: 0 scraped, 1 the scrape failed, 64 wrong usage, 78 a URL or a value that cannot be used.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: "What to scrape; - reads a body from standard input.")
    var url: String

    @Option(help: "What to write: the text format, or a JSON object for each sample, a line each.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "The format to ask for: text, openmetrics, or an Accept header as it stands. (default: as Prometheus)",
            valueName: "format"))
    var accept: String?

    @Option(
        help: ArgumentHelp("What the body on standard input is. (default: text/plain)", valueName: "type"))
    var contentType: String?

    @Option(help: ArgumentHelp("After how long the scrape fails.", valueName: "duration"))
    var timeout = "10s"

    @Option(name: .customLong("openmetrics"), help: OpenMetricsOption.help)
    var openMetrics = OpenMetricsReading.strict

    @OptionGroup var fetching: FetchOptions
    @OptionGroup var reach: ReachOptions
    @OptionGroup var defaults: SettingsOptions

    func validate() throws {
        if url == "-", let option = fetching.given {
            throw ValidationError("\(option) is for a URL; standard input (-) is only read")
        }
        if url == "-", accept != nil {
            throw ValidationError("--accept is for a URL; for standard input, --content-type")
        }
        if url != "-", contentType != nil {
            throw ValidationError("--content-type is for standard input (-); a URL's answer says what it is")
        }
    }

    func run() async throws {
        do {
            let samples = url == "-" ? try read() : try await scrape()
            for complaint in samples.complaints { Console.complain(complaint) }
            Console.write(format == .json ? samples.jsonLines : samples.text)
        } catch let error as ScrapeError {
            Console.complain("\(url == "-" ? "standard input" : url): \(error)")
            throw ExitCode(1)
        }
    }

    private func read() throws -> ScrapedSamples {
        let format: ExpositionFormat
        do {
            format = try ExpositionFormat(contentType: contentType ?? "text/plain")
        } catch {
            throw ConfigurationError(option: "--content-type", value: contentType ?? "", expected: "\(error)")
        }
        return try samples(StandardInput.read(limit: Scraper.bodyCeiling), format)
    }

    private func scrape() async throws -> ScrapedSamples {
        let limit = try DurationOption.positive(timeout, of: "--timeout")
        try URLCredentials.refuse(in: url, of: "URL", "give --user and --password-file")
        guard TargetAddress(url) != nil else {
            throw ConfigurationError(
                option: "URL", value: url,
                expected: "expected an http or https URL, such as http://localhost:8080/metrics")
        }
        let asked = FetchRequest.scrape(url, accept: try accept.map(AcceptOption.header), timeout: limit)
        let configuration = try fetching.configuration()
        let answer = try await reach.run { dialling in
            let fetcher = HTTPFetcher(dialling: dialling)
            let answer: Result<FetchResponse, FetchError>
            do throws(FetchError) {
                answer = .success(try await fetcher.get(asked, configuration))
            } catch {
                answer = .failure(error)
            }
            await fetcher.shutdown()
            return answer
        }
        switch answer {
        case .failure(.unreadable(let path, let reason)): throw ConfigurationError("cannot read \(path): \(reason)")
        case .failure(let error): throw ScrapeError.fetch(error)
        case .success(let response) where response.status != 200: throw ScrapeError.status(response.statusLine)
        // As in Prometheus, nothing is a body in any format.
        case .success(let response) where response.body.isEmpty: return try samples([], .text)
        case .success(let response): return try samples(response.body, Self.format(of: response))
        }
    }

    private static func format(of response: FetchResponse) throws(ScrapeError) -> ExpositionFormat {
        do {
            return try ExpositionFormat(contentType: response["Content-Type"])
        } catch {
            throw .contentType(error)
        }
    }

    private func samples(_ body: [UInt8], _ format: ExpositionFormat) throws(ScrapeError) -> ScrapedSamples {
        do {
            return try ScrapedSamples(body, format: format, openMetrics: openMetrics, now: WallClock.now())
        } catch {
            throw .exposition(error)
        }
    }
}

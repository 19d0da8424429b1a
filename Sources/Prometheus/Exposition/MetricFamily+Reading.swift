extension MetricFamily {
    /// The families of a body, as Prometheus reads it, in its order; exemplars are left out. A sample that belongs to no
    /// family announced before it makes one of type unknown.
    package static func families(
        in body: UnsafeRawBufferPointer,
        format: ExpositionFormat
    ) throws(ExpositionError) -> [MetricFamily] {
        var parser = ExpositionParser(body, format: format)
        var families: [MetricFamily] = []
        while let entry = try parser.next() {
            switch entry {
            case .help(let name, let text):
                let name = parser.name(name)
                families.open(name)
                families[families.count - 1].help = parser.helpText(text)
            case .type(let name, let type):
                families.open(parser.name(name))
                families[families.count - 1].type = type
            case .unit(let name, let unit):
                families.open(parser.name(name))
                families[families.count - 1].unit = parser.name(unit)
            case .series(let series):
                let labels = try parser.labels(of: series)
                let name = labels["__name__"] ?? ""
                if families.last?.hasSample(named: name) != true { families.open(name) }
                let sample = Sample(labels: labels, value: series.value, timestamp: series.timestamp)
                families[families.count - 1].samples.append(sample)
            }
        }
        // The text format announces a counter under the name of its samples.
        if format == .text {
            for index in families.indices { families[index].name = families[index].openMetricsName }
        }
        return families
    }

    /// Whether a sample of this name may be one of the family's.
    fileprivate func hasSample(named name: String) -> Bool {
        if name.utf8.elementsEqual(self.name.utf8) { return true }
        guard name.utf8.starts(with: self.name.utf8) else { return false }
        let suffix = name.utf8.dropFirst(self.name.utf8.count)
        return type.openMetricsSuffixes.contains { $0.utf8.elementsEqual(suffix) }
    }
}

extension [MetricFamily] {
    /// Makes the family of this name the last one.
    fileprivate mutating func open(_ name: String) {
        if let last, last.name.utf8.elementsEqual(name.utf8) { return }
        append(MetricFamily(name, help: "", type: .unknown, samples: []))
    }
}

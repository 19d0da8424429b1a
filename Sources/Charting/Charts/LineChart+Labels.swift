extension LineChart {
    /// The last value of each line that reaches the window's end, with its number.
    func endLabels(_ scale: ValueScale) -> [EndLabel] {
        // As many decimals as the latest samples have, so that 31.4 does not jump between 31.42 and 31.38.
        let latest = visibleSeries.prefix(10).flatMap { $0.points.suffix(10).map { NumberText.decimals(of: $0.value) } }
        let decimals = latest.max() ?? 12
        return visibleSeries.compactMap { series in
            guard let value = series.value(at: end, maximumGap: maximumGap) else { return nil }
            let number = self.series.count > 1 ? series.number + " " : ""
            let isFlat = value.magnitude < scale.flat
            let range = isFlat ? series.range(from: start, to: end) : nil
            let largest = range.map { max($0.lowerBound.magnitude, $0.upperBound.magnitude) } ?? value.magnitude
            let text = scale.text(for: value, largest: largest, decimals: decimals)
            return EndLabel(value: value, text: number + text, style: Style(series.ink, .bold))
        }
    }

    /// The names of the lines of all bands, each once.
    var bandLabels: [EndLabel] {
        guard showsBands else { return [] }
        var labels: [EndLabel] = []
        for series in series where !series.isHidden {
            guard let band = series.band else { continue }
            let style = Style(.band(at: series.index))
            var lines = [
                EndLabel(value: band.upper, text: band.upperLabel, style: style),
                EndLabel(value: band.lower, text: band.lowerLabel, style: style),
            ]
            if let base = band.base { lines.append(EndLabel(value: base, text: band.baseLabel, style: style)) }
            for line in lines where !line.text.isEmpty && line.value.isFinite {
                if !labels.contains(where: { $0.value == line.value && $0.text == line.text }) { labels.append(line) }
            }
        }
        return labels
    }
}

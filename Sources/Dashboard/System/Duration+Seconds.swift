extension Duration {
    /// To the last digit of what is written: divided once, 1.2 ms is 0.0012.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

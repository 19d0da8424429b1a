/// Something that Prometheus would heed and promwave does not, or that is likely to be a mistake.
package struct ConfigurationFileWarning: Sendable, Hashable {
    package var place: ConfigurationPlace
    package var message: String
}

extension ConfigurationFileWarning: CustomStringConvertible {
    package var description: String { "\(place): \(message)" }
}

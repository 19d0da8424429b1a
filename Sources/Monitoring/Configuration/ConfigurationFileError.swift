/// Why a configuration file cannot be used: where, what is wrong, and what was expected.
package struct ConfigurationFileError: Error, Equatable {
    package var place: ConfigurationPlace
    package var message: String
}

extension ConfigurationFileError: CustomStringConvertible {
    package var description: String { "\(place): \(message)" }
}

import ArgumentParser

/// The flags of every server.
struct ListenOptions: ParsableArguments {
    @Option(help: ListenAddress.hostSetting.help) var host: String?
    @Option(help: ListenAddress.portSetting.help) var port: String?

    func address(_ settings: inout SettingReader) -> ListenAddress {
        ListenAddress(
            host: settings.read(ListenAddress.hostSetting, flag: host),
            port: settings.read(ListenAddress.portSetting, flag: port)
        )
    }
}

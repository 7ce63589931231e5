import Fetching

/// What each room is told of the configuration.
extension Configuration {
    var fetchSettings: FetchSettings {
        var settings = FetchSettings(contact: contact, version: Version.text)
        settings.ceiling = fetching.longestInterval
        settings.hostSpacing = fetching.hostInterval
        settings.connectionsPerHost = fetching.hostConnections
        settings.maximumTransfers = fetching.transfers
        settings.limits.bodyBytes = fetching.bodyBytes
        settings.limits.total = fetching.totalTime
        settings.limits.connect = fetching.connectTime
        settings.caFile = fetching.authorities
        settings.proxy = fetching.proxy
        return settings
    }

    /// What holds for the connections to receivers: few hosts, spoken to again and again.
    var deliverySettings: WireSettings {
        var settings = fetchSettings.wire
        settings.connectionsPerHost = 16
        settings.keepAlive = 90
        settings.dnsCachePeriod = 60
        return settings
    }
}

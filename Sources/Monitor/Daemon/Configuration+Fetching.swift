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
}

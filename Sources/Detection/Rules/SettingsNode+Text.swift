import Settings

extension SettingsNode {
    /// Text that says something. Nil, and noted, where it is blank.
    var wording: String? {
        guard let text = string else { return nil }
        if text.contains(where: { !$0.isWhitespace }) { return text }
        fail("\(path) is blank: write something there")
        return nil
    }

    /// The items of a list, of which there has to be one.
    func filledList() -> [SettingsNode]? {
        guard let items = list(orOne: true) else { return nil }
        if items.isEmpty { fail("\(path) is empty: name at least one") }
        return items
    }
}

extension SettingsTable {
    /// Keys that stand there for people, and are not read.
    func pass(_ keys: String...) {
        for key in keys { _ = optional(key) }
    }
}

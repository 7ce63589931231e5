import Settings

extension SettingsNode {
    /// What stands here, which has to be one of the values of a type. Nil, and noted, where it is none.
    func choice<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> T? where T.RawValue == String {
        guard let text = string else { return nil }
        if let value = T(rawValue: text) { return value }
        let known = T.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
        fail("`\(text)` is not known for \(path); known: \(known)")
        return nil
    }
}

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

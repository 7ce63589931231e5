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

extension SettingsTable {
    /// Keys that stand there for people, and are not read.
    func pass(_ keys: String...) {
        for key in keys { _ = optional(key) }
    }
}

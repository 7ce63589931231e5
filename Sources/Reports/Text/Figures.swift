import Model

/// Figures as a page shows them.
enum Figures {
    /// `0.666…` as `67%`.
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// With two decimals, such as `3,25`, or `3.25` in English.
    static func decimal(_ value: Double, in wording: Wording) -> String {
        decimal(value, sign: wording == .indonesian ? "," : ".")
    }

    /// - Parameter sign: What parts the whole from its hundredths.
    static func decimal(_ value: Double, sign: Character) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100)\(sign)\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// Figures as a page shows them.
enum Figures {
    /// `0.666…` as `67%`.
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    /// With two decimals, such as `3.25`: in tables that people compare, not for spreadsheets.
    static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

import Model

/// Figures as a page shows them.
public enum Figures {
    /// `0.666…` as `67%`. What is not all is not told as all, nor what is something as nothing: `>99%` and `<1%`.
    public static func percent(_ share: Double) -> String {
        switch share {
        case 0.995..<1: ">99%"
        case 0..<0.005 where share > 0: "<1%"
        default: "\(Int((share * 100).rounded()))%"
        }
    }

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

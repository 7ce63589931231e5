/// What is left to do once the guide has written its file, each command as it is to be typed. Pure.
struct SetupAdvice {
    /// The file that was asked for, which is the one in use.
    let asked: String
    /// The file that was written: another one where that was edited by somebody.
    let written: String
    let words: SetupWords

    var lines: [String] {
        var steps: [(name: String, command: String)] = []
        if written != asked { steps.append((words.compare, "diff \(asked) \(written)   (\(words.takeOver) \(asked))")) }
        steps += [
            (words.check, "netra check --config \(asked)"),
            (words.start, isStandard ? "systemctl reload-or-restart netra" : "netra run --config \(asked)"),
            (words.look, "netra status" + named),
        ]
        let width = steps.map(\.name.count).max() ?? 0
        let padded = steps.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.command }
        return padded + [
            "", "\(words.backUp)  netra journal backup\(named) \(words.file)",
            "\(words.restore)  netra journal restore --help",
        ]
    }

    private var isStandard: Bool { asked == ConfigurationFile.standard }
    /// Commands look elsewhere for a file that stands in another place.
    private var named: String { isStandard ? "" : " --config \(asked)" }
}

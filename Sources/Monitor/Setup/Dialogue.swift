import Glibc
import Model

/// Questions to a person on a terminal, and the answers.
struct Dialogue: Sendable {
    let terminal: Terminal
    /// The next line of input, without its end; nil at the end of input.
    let read: @Sendable () -> String?

    /// The person has gone, or has had enough: nothing more is asked.
    struct Ended: Error {}

    /// One line of standard input.
    static let standard = Dialogue(terminal: .standard) { readLine() }

    func say(_ text: String) { terminal.out(text) }

    /// - Parameter usual: What an empty answer stands for.
    func ask(_ question: String, usual: String = "") throws(Ended) -> String {
        terminal.out("")
        terminal.out(terminal.bold(question) + (usual.isEmpty ? "" : " [\(usual)]"))
        guard let line = read() else { throw Ended() }
        let answer = Terminal.plain(line).trimmed
        return answer.isEmpty ? usual : answer
    }

    /// Asks again, with what is wrong, until the answer is one.
    func ask<Answer>(
        _ question: String,
        usual: String = "",
        _ take: (String) -> Result<Answer, Misunderstanding>
    ) throws(Ended) -> Answer {
        while true {
            switch take(try ask(question, usual: usual)) {
            case .success(let answer): return answer
            case .failure(let wrong): terminal.out("  \(wrong.text)")
            }
        }
    }

    /// What to tell somebody whose answer was none.
    struct Misunderstanding: Error {
        let text: String
    }
}

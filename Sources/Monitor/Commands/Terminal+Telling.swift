import Settings

/// Why a command does not do what it was asked.
struct CommandRefusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension Terminal {
    /// Tells each mistake and warning with its place.
    func tell(_ problems: Problems) {
        for problem in problems.inOrder { error("\(problem)") }
    }

    /// Does something that may fail; why it did is told.
    func attempt(_ body: () throws -> ExitStatus) -> ExitStatus {
        do {
            return try body()
        } catch {
            self.error("\(error)")
            return .foundWrong
        }
    }

    /// The same for what takes its time.
    func attemptAwaiting(_ body: () async throws -> ExitStatus) async -> ExitStatus {
        do {
            return try await body()
        } catch {
            self.error("\(error)")
            return .foundWrong
        }
    }
}

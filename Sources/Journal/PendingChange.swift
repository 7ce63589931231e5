/// A change that waits for the next transaction, and whoever waits for it.
struct PendingChange {
    /// Makes the change and keeps its result; one that throws is undone alone.
    private let make: (RecordTransaction) throws -> Void
    /// Hands the result, or the error, to whoever waits.
    private let finish: ((any Error)?) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (RecordTransaction) throws -> Result,
        _ waiting: CheckedContinuation<Result, any Error>
    ) {
        let outcome = Outcome<Result>()
        make = { transaction in
            outcome.result = nil
            do {
                outcome.result = .success(try transaction.change(body))
            } catch {
                outcome.result = .failure(error)
                if error.spoilsTransaction || error is RecordTransaction.NotApart { throw error }
            }
        }
        finish = { error in
            if let error {
                waiting.resume(throwing: error)
            } else if let result = outcome.result {
                waiting.resume(with: result)
            } else {
                waiting.resume(throwing: CancellationError())
            }
        }
    }

    /// Throws only what makes the whole transaction impossible.
    func run(in transaction: RecordTransaction) throws { try make(transaction) }

    /// - Parameter error: Why nothing of the transaction stands; nil where it was committed.
    func end(_ error: (any Error)?) { finish(error) }

    private final class Outcome<Result> {
        var result: Swift.Result<Result, any Error>?
    }
}

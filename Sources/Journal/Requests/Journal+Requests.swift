import FoundationEssentials
import GRDB
public import Model

extension Journal {
    /// Does what a person asks for. Throws `refused` where it cannot be done, and what any change throws; of a redaction also
    /// `files`, where the files could not be rewritten, which is then done at the next `open`, or where evidence is damaged and
    /// the alert's was not found in it.
    @discardableResult
    public func perform(_ request: RecordRequest, at time: Timestamp) async throws -> RequestAnswer {
        try await perform(request, number: nil, at: time)
    }

    /// Does what other processes have asked for since. Each is answered in the transaction that does it, so that it is done
    /// once, whatever is killed when. Returns how many there were.
    @discardableResult
    public func answerRequests(at time: Timestamp) async throws -> Int {
        let waiting = try read { db in
            try db.rows("SELECT id, request FROM requests WHERE answered IS NULL ORDER BY id LIMIT 100")
        }
        var failure: (any Error)?
        for row in waiting {
            let number: Int64 = row["id"]
            do {
                let request = try JSONDecoder().decode(RecordRequest.self, from: Data((row["request"] as String).utf8))
                _ = try await perform(request, number: number, at: time)
            } catch let error as JournalError where error.code == .refused {
                let refusal = RequestAnswer.refused(what: error.what, remedy: error.remedy)
                try await change { try $0.answer(number, with: refusal, at: time) }
            } catch let error as Unerased {
                // It is done and told; the others wait for nothing.
                failure = error.reason
            } catch is DecodingError {
                let refusal = RequestAnswer.refused(
                    what: "the daemon that runs does not know this request",
                    remedy: "restart it with the version that the command is of"
                )
                try await change { try $0.answer(number, with: refusal, at: time) }
            }
        }
        if let failure { throw failure }
        // A redaction whose files could not be rewritten then.
        if try read({ try $0.row("SELECT 1 FROM erasures LIMIT 1") }) != nil {
            try await flush()
            try erase()
        }
        try emptyWriteAheadLog(waits: false)
        return waiting.count
    }

    private func perform(_ request: RecordRequest, number: Int64?, at time: Timestamp) async throws -> RequestAnswer {
        var isRedaction = false
        if case .redact = request { isRedaction = true }
        let answer = try await change { [isRedaction] transaction in
            let answer = try transaction.perform(request, at: time)
            // Whoever redacts hears what became of the files too: that is known only then.
            if let number { try transaction.answer(number, with: isRedaction ? nil : answer, at: time) }
            return answer
        }
        guard isRedaction else { return answer }
        do {
            try await flush()
            try erase()
        } catch {
            guard let number, case .done(let seq?) = answer else { throw error }
            let doubt = RequestAnswer.doubtful(seq: seq, what: "\(error)")
            try await change { try $0.answer(number, with: doubt, at: time) }
            throw Unerased(reason: error)
        }
        if let number { try await change { try $0.answer(number, with: answer, at: time) } }
        return answer
    }

    /// A redaction is in the journal, and not in all files.
    private struct Unerased: Error { let reason: any Error }
}

extension RecordTransaction {
    fileprivate func perform(_ request: RecordRequest, at time: Timestamp) throws -> RequestAnswer {
        switch request {
        case .redact(let alert, let reason, let authority):
            return .done(seq: try redact(alert, reason: reason, authority: authority, at: time).seq)
        case .hold(let alert, let reason):
            try hold(alert, reason: reason, at: time)
        case .release(let alert):
            try release(alert)
        case .review(let alert, let review):
            return .done(seq: try self.review(alert, review, at: time).seq)
        case .retry(let webhook, let event, let since):
            return .revived(count: try revive(webhook: webhook, event: event, since: since, at: time))
        case .enable(let webhook):
            try enable(webhook: webhook)
        case .drop(let webhook, let reason):
            return .done(seq: try drop(webhook: webhook, reason: reason, at: time).seq)
        }
        return .done(seq: nil)
    }

    /// What was asked for goes with that: it may say what has to be erased some day, and stands in the log if it was done.
    /// - Parameter answer: Nil where it is done, and more is to be said of it.
    fileprivate func answer(_ number: Int64, with answer: RequestAnswer?, at time: Timestamp) throws {
        try db.run(
            "UPDATE requests SET answered = ?, answer = ?, request = '' WHERE id = ?",
            [time.milliseconds, try answer.map { try JSONText.encode($0) }, number]
        )
    }
}

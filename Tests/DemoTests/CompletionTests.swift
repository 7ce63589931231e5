import Testing

@testable import netra_demo

@Suite struct CompletionTests {
    private let start = ContinuousClock.now
    private var whole: Completion.State {
        Completion.State(unread: [], logged: ["a", "b"], accepted: ["a", "b"], missing: [], hasFollowUps: true)
    }

    private func completion() -> Completion {
        Completion(limit: .seconds(60), calm: .seconds(4), start: start)
    }

    @Test func `everything read, delivered and followed up is complete at once`() {
        var completion = completion()
        #expect(completion.judge(whole, at: start) == .complete)
    }

    @Test func `an unread page or an owed event is waited for`() {
        var completion = completion()
        var state = whole
        state.unread = ["http://a.localhost/x"]
        #expect(completion.judge(state, at: start.advanced(by: .seconds(59))) == .wait)
        state = whole
        state.accepted = ["a"]
        #expect(completion.judge(state, at: start.advanced(by: .seconds(59))) == .wait)
    }

    @Test func `a missing alert is waited for only while something still happens`() {
        var completion = completion()
        var state = whole
        state.missing = ["c"]
        #expect(completion.judge(state, at: start.advanced(by: .seconds(3))) == .wait)
        state.logged.insert("d")
        state.accepted.insert("d")
        #expect(completion.judge(state, at: start.advanced(by: .seconds(5))) == .wait)
        #expect(completion.judge(state, at: start.advanced(by: .seconds(8))) == .wait)
        #expect(completion.judge(state, at: start.advanced(by: .seconds(9))) == .complete)
    }

    @Test func `what takes too long is told with an example`() {
        var completion = completion()
        var state = whole
        state.unread = ["http://a.localhost/x", "http://a.localhost/y"]
        let end = start.advanced(by: .seconds(60))
        #expect(
            completion.judge(state, at: end) == .late("2 pages were not read in time, http://a.localhost/x among them")
        )
        state = whole
        state.accepted = []
        #expect(
            completion.judge(state, at: end) == .late("2 events of the log were not accepted by the receiver in time")
        )
    }
}

import Model
import Testing

@testable import Monitor

@Suite struct ArticleRetryTests {
    @Test func `a passing failure is tried again in growing steps of the source's interval, then given up`() {
        let actions = (1...6).map { ArticleRetry.action(after: .serverError, attempt: $0, interval: 60) }
        #expect(
            actions == [
                .tryAgain(after: 60), .tryAgain(after: 300), .tryAgain(after: 1800), .tryAgain(after: 10_800),
                .tryAgain(after: 43_200), .giveUp,
            ]
        )
    }

    @Test(arguments: [FetchOutcome.gone, .clientError, .notNews])
    func `what most often stays as it is is tried again three times`(outcome: FetchOutcome) {
        let actions = (1...4).map { ArticleRetry.action(after: outcome, attempt: $0, interval: 60) }
        #expect(actions == [.tryAgain(after: 60), .tryAgain(after: 300), .tryAgain(after: 1800), .giveUp])
    }

    @Test(arguments: [FetchOutcome.forbiddenByRobots, .refusedAddress, .tooLarge])
    func `what will not be different is given up at once`(outcome: FetchOutcome) {
        #expect(ArticleRetry.action(after: outcome, attempt: 1, interval: 60) == .giveUp)
    }

    @Test func `a source that is looked at once a day does not hold its articles back for weeks`() {
        #expect(ArticleRetry.action(after: .timedOut, attempt: 1, interval: 86_400) == .tryAgain(after: 300))
    }
}

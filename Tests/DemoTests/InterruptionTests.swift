import Glibc
import Testing

@testable import netra_demo

@Suite(.serialized) struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func `whatever ends a demonstration lets it stop its daemon first`(number: Int32) async {
        let (happenings, stream) = AsyncStream<Happening>.makeStream()
        let interruptions = Interruptions(to: stream)
        kill(getpid(), number)
        var first: Happening?
        for await happening in happenings {
            first = happening
            break
        }
        withExtendedLifetime(interruptions) {}
        guard case .interrupted = first else {
            Issue.record("signal \(number) is not passed on")
            return
        }
    }
}

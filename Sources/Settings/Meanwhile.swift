import Dispatch
import Model
import Synchronization

/// Files that are read on another thread, while this one does something else.
public final class Meanwhile<Value: Sendable>: Sendable {
    private let found = Mutex<(value: Value?, problems: [Diagnostic])>((nil, []))
    private let reading = DispatchGroup()

    /// - Parameter read: Is given problems of its own, which join others when the value is asked for.
    public init(_ read: @escaping @Sendable (Problems) -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: reading) { [self] in
            let problems = Problems(file: "")
            let value = read(problems)
            let all = problems.all
            found.withLock { $0 = (value, all) }
        }
    }

    /// Waits for what was read.
    public func value(into problems: Problems) -> Value {
        reading.wait()
        return found.withLock { found in
            for problem in found.problems { problems.add(problem) }
            guard let value = found.value else { preconditionFailure("the group was left before the value was there") }
            return value
        }
    }
}

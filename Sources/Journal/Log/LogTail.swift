import Model

/// Compares one day's file of the log with the journal, line by line, and says what to do about it. Pure.
struct LogTail {
    enum Step: Equatable {
        case matches
        /// From here on the file holds what a crash left: cut it, and append what the journal has.
        case cut
        /// Nobody but an editor, or another installation, can have written this.
        case foreign(String)
    }

    /// The last event that the journal knows to be durable in the log.
    let acknowledged: Int64

    func compare(_ line: UnsafeRawBufferPointer, isWhole: Bool, expected: EventRecord?) -> Step {
        guard isWhole else { return .cut }
        guard let expected else {
            return isBlank(line) ? .cut : .foreign("the journal knows of no further event on this day")
        }
        if line.elementsEqual(expected.line) { return .matches }
        // A power cut can lose a block in the middle of what was being written: it then reads as zeros.
        if expected.seq > acknowledged, line.contains(0) { return .cut }
        return .foreign("the journal has another line for event \(expected.seq)")
    }

    /// Only what a file system leaves where nothing was written.
    private func isBlank(_ line: UnsafeRawBufferPointer) -> Bool { line.allSatisfy { $0 == 0 } }
}

import Model

extension String {
    /// Whether it can stand for a source or a webhook in the log, in tables and in commands: it is one line of what
    /// can be seen, without blanks at its ends.
    var canName: Bool {
        !isEmpty && trimmed == self
            && unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }
}

import CTimex

/// What the kernel says of its own clock.
enum KernelClock {
    /// Whether something keeps it in step with the world (adjtimex(2)); nil where the kernel does not say.
    static var isSynchronised: Bool? {
        switch ctimex_is_synchronised() {
        case 0: false
        case 1: true
        default: nil
        }
    }
}

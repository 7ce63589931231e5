import CGlibc

/// What the kernel says of its own clock.
enum KernelClock {
    /// Whether something keeps it in step with the world (adjtimex(2)); nil where the kernel does not say.
    static var isSynchronised: Bool? {
        switch cglibc_clock_is_synchronised() {
        case 0: false
        case 1: true
        default: nil
        }
    }
}

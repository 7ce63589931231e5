import Testing

/// The real `netra run` between the sample site and a receiver, and everything that a disk, a clock and a power supply do to
/// it. After each fault: every event once in the log, in order, the chain whole; every alert's evidence there and
/// verifying; every delivery owed made; nothing sent that the log does not hold. See `Rig+Verify`.
@Suite(
    .serialized,
    .enabled(if: Products.areBuilt, "the products netra and NetraFaults must be built: swift build"),
    .enabled(if: Products.areWanted, "SKIP_LONG_TESTS is set")
)
struct CrashTests {}

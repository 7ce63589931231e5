import CGlibc

/// What becomes of memory that is free again.
enum Heap {
    /// Keeps glibc from hoarding. By default each thread has an arena of its own, and the first large block that is freed (an
    /// 8 MiB body) raises the size up to which blocks stay in an arena, and with it the free space that an arena keeps: a
    /// soak of 500 sources came to 11 MB in use of 114 MB held. Fixed bounds switch that off, see mallopt(3).
    static func returnWhatIsFree() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
        mallopt(M_TRIM_THRESHOLD, 1 << 20)
    }
}

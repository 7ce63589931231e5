import Model

extension Fetcher {
    /// Starts nothing until `resume`; what is on the wire comes to its end. For when what is fetched could not be kept.
    public func pause() { isPaused = true }

    /// Goes on with what has become due meanwhile, as politely as ever.
    public func resume() {
        guard isPaused else { return }
        isPaused = false
        work()
    }
}

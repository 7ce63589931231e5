import Model

/// One step of a redirection (RFC 9110 §15.4).
struct Redirect {
    static let statuses: Set<Int> = [301, 302, 303, 307, 308]

    let from: WebAddress
    let location: String
    let status: Int

    /// Nil where it does not lead to an http or https address.
    var target: WebAddress? { from.resolving(location) }

    var notWeb: HTTPFailure {
        // Quoted without what might be credentials or a page.
        let scheme = location.prefix { $0 != ":" && $0 != "/" }.prefix(20)
        return HTTPFailure(
            .refusedAddress,
            "a redirect leads to \(scheme): and not to a web address",
            status: status,
            address: from
        )
    }

    func tooMany(_ most: Int) -> HTTPFailure {
        HTTPFailure(.tooManyRedirects, "more than \(most) redirects", status: status, address: from)
    }
}

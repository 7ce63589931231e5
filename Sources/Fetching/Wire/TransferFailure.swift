import CCurl
import Model

/// One place turns libcurl's result into the outcome that is recorded.
extension Transfer {
    /// Nil where the transfer brought a whole response.
    func failure(of result: CURLcode) -> HTTPFailure? {
        if result == CURLE_OK { return head.status == nil ? failure(.protocolError, "no status line arrived") : nil }
        if isTruncated { return nil }
        if let excess { return failure(.tooLarge, excess) }
        if result == CURLE_FILESIZE_EXCEEDED {
            return failure(.tooLarge, "its body is larger than \(limits.bodyBytes) bytes")
        }
        if let refusal, result == CURLE_ABORTED_BY_CALLBACK || (result == CURLE_COULDNT_CONNECT && attempts == 0) {
            return failure(.refusedAddress, refusal)
        }
        let reason = explanation(of: result)
        // libcurl has no code of its own for a broken chunk.
        let isBrokenChunk = result == CURLE_RECV_ERROR && reason.contains("chunked")
        return failure(isBrokenChunk ? .protocolError : Transfer.outcome(of: result), reason)
    }

    /// The body is whole, and was refused only for what its head says of it.
    func isUnpacked(_ result: CURLcode) -> Bool {
        result == CURLE_BAD_CONTENT_ENCODING && body.isEmpty && ContentCoding.isNone(head.headers)
    }

    private func failure(_ outcome: FetchOutcome, _ reason: String) -> HTTPFailure {
        HTTPFailure(outcome, reason, status: head.status, address: address)
    }

    static func outcome(of result: CURLcode) -> FetchOutcome {
        switch result {
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_COULDNT_RESOLVE_HOST: .dnsFailure
        // A line of the head that outgrows libcurl's own buffer is told as a lack of memory.
        case CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY: .tooLarge
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CRL_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
            CURLE_USE_SSL_FAILED:
            .tlsFailure
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY, CURLE_GOT_NOTHING, CURLE_SEND_ERROR,
            CURLE_RECV_ERROR, CURLE_INTERFACE_FAILED, CURLE_NO_CONNECTION_AVAILABLE:
            .connectionFailed
        case CURLE_URL_MALFORMAT: .refusedAddress
        default: .protocolError
        }
    }
}

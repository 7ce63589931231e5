/// Goes through a passage sentence by sentence and says who speaks in each.
struct AttributionReader {
    enum Speaker: Hashable {
        case person(Int)
        case body(Int)
        /// Nobody is named for it.
        case office(String)
        /// Somebody, but not anybody named: `menurut saksi`.
        case nobody
    }

    struct Said: Hashable {
        var speaker: Speaker
        var words: String?
        var role: String?
        var isInherited = false
        /// The body as it is called here.
        var body: String?
    }

    let scene: Scene
    var cast: Cast
    /// Who spoke, or was spoken of as the one who acts, last.
    var current: Speaker?
    /// Who spoke last.
    var speaker: Speaker?
    /// The sentence that made `current` the one who acts.
    var currentSince = -1
    /// The last sentence with words of attribution.
    var spokenSince = -1
    var found: [Said?]

    init(scene: Scene, cast: Cast) {
        self.scene = scene
        self.cast = cast
        found = [Said?](repeating: nil, count: scene.passage.sentences.count)
    }

    mutating func read() -> [Said?] {
        for (index, sentence) in scene.passage.sentences.enumerated() where sentence.kind == .text {
            if let said = explicit(sentence, index) {
                found[index] = said
                spokenSince = index
                if said.speaker != .nobody {
                    (current, speaker, currentSince) = (said.speaker, said.speaker, index)
                } else if !said.isInherited {
                    // What `ungkapnya` goes on with was said by somebody unnamed, not by whoever was named before.
                    (current, currentSince) = (.nobody, index)
                }
                if case .person(let number) = said.speaker { cast.see(number, sentence: index) }
            } else if scene.phrases.isTitle {
                continue
            } else if scene.shares[index] < Scene.mostly, let subject = subject(of: sentence, index) {
                (current, currentSince) = (subject, index)
            }
            inherit(index, sentence)
        }
        return found
    }

    /// The first sentence of the quotation that a sentence ends.
    private func quotationStart(_ index: Int) -> Int {
        let sentences = scene.passage.sentences
        var start = index
        while start > 0, index - start < 12, sentences[start - 1].paragraph == sentences[index].paragraph,
            scene.shares[start - 1] >= Scene.mostly, found[start - 1]?.isInherited ?? false
        {
            start -= 1
        }
        return start
    }

    /// Whom `ia` and `-nya` mean: who acts in the sentence just before, else who spoke last.
    ///
    /// - Parameter isBare: No word stands for the speaker: the quotation alone says that somebody speaks.
    func pronoun(_ index: Int, isMore: Bool, isBare: Bool = false) -> Speaker? {
        guard let current else { return speaker }
        let start = quotationStart(index)
        if !isMore, currentSince >= start - 1 { return current }
        if !isMore, !isBare, case .person = current, staysInView(from: currentSince, to: start) { return current }
        return speaker ?? current
    }

    /// Whether who acted in a sentence is still the one spoken of: nobody else acted or spoke since, in the same paragraph
    /// or nearly so.
    func staysInView(from acted: Int, to index: Int) -> Bool {
        let sentences = scene.passage.sentences
        guard acted > spokenSince, acted >= 0, index > acted else { return false }
        if sentences[acted].paragraph == sentences[index].paragraph { return index - acted <= 4 }
        return index - acted <= 2
    }
}

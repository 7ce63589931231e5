/// The answers for one sentence or one article, by number; what was not set is 0.
///
/// Words and signs are there or not, and take a byte each: with four bytes each, filling the rows with noughts, and the trees'
/// looks all over them, took as long as the trees; a bit each takes no less time than a byte.
struct TreeRow {
    /// Of words and signs.
    private var isThere: [Bool]
    private var features: [Float]
    private let firstFeature: Int
    /// What was set, in order.
    private var numbers: [Int32] = []

    init(_ features: TreeFeatures) {
        firstFeature = features.firstFeature
        isThere = [Bool](repeating: false, count: firstFeature)
        self.features = [Float](repeating: 0, count: features.count - firstFeature)
    }

    /// The answers, without the checks of arrays.
    struct View {
        fileprivate let isThere: UnsafeBufferPointer<Bool>
        fileprivate let features: UnsafeBufferPointer<Float>
        fileprivate let firstFeature: Int

        /// Whether a word or a sign is there; whether a feature is greater than a bound.
        @inline(__always)
        func holds(_ number: Int, above bound: Float) -> Bool {
            number < firstFeature ? isThere[number] : features[number - firstFeature] > bound
        }
    }

    @inline(__always)
    func withView<Result>(_ body: (View) -> Result) -> Result {
        isThere.withUnsafeBufferPointer { isThere in
            features.withUnsafeBufferPointer { features in
                body(View(isThere: isThere, features: features, firstFeature: firstFeature))
            }
        }
    }

    subscript(number: Int) -> Double {
        number < firstFeature ? isThere[number] ? 1 : 0 : Double(features[number - firstFeature])
    }

    /// - Parameter value: Of a word or a sign, 1.
    @inline(__always)
    mutating func set(_ number: Int, to value: Double = 1) {
        change(number, to: value)
        numbers.append(Int32(number))
    }

    /// The numbers of what is not 0, each once.
    var answers: [Int] { Set(numbers).map(Int.init).filter { self[$0] != 0 }.sorted() }

    /// Answers otherwise for a while.
    @inline(__always)
    mutating func change(_ number: Int, to value: Double) {
        if number >= firstFeature {
            features[number - firstFeature] = Float(value)
        } else {
            isThere[number] = value != 0
        }
    }

    /// How much was set so far.
    var mark: Int { numbers.count }

    /// Takes back all that was set since.
    mutating func takeBack(to mark: Int) {
        for number in numbers[mark...] { change(Int(number), to: 0) }
        numbers.removeSubrange(mark...)
    }

    /// Sets the signs of a story's title, of its lead, and of all of it.
    mutating func setParts(of story: Story, _ numbers: TreeFeatures) {
        let body = story.sentences[story.titles...]
        for (sentences, part) in [
            (story.sentences[..<story.titles], TreeFeatures.Part.title), (body.prefix(ArticleReader.lead), .lead),
            (story.sentences[...], .anywhere),
        ] {
            for sentence in sentences { set(sentence.signs, part, numbers) }
        }
    }

    /// Sets signs of a part.
    mutating func set(_ signs: [Int32], _ part: TreeFeatures.Part, _ numbers: TreeFeatures) {
        for sign in signs { set(numbers.number(of: sign, part)) }
    }
}

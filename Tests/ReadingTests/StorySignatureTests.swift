import Model
import Testing

@testable import Reading

@Suite struct StorySignatureTests {
    /// Words from a small generator, so that texts are long, different, and always the same.
    private func words(_ count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in "kata\(UInt64.random(in: 0..<5000, using: &generator))" }
    }

    @Test func `a copy is the same, whatever its punctuation and case`() {
        let text = words(300, seed: 1)
        let copy = StorySignature(text.joined(separator: ", ").uppercased() + ".”")
        #expect(StorySignature(text.joined(separator: " ")) == copy)
    }

    @Test func `small edits stay similar and share a band`() {
        let text = words(300, seed: 2)
        var edited = text
        edited[50] = "diganti"
        edited.removeLast(20)
        let (a, b) = (StorySignature(text.joined(separator: " ")), StorySignature(edited.joined(separator: " ")))
        #expect(a.similarity(to: b) > 0.75)
        #expect(!Set(a.bands).isDisjoint(with: b.bands))
    }

    @Test func `different texts share nothing`() {
        let signatures = (10..<40).map { StorySignature(words(300, seed: $0).joined(separator: " ")) }
        for (index, a) in signatures.enumerated() {
            for b in signatures[(index + 1)...] {
                #expect(a.similarity(to: b) < 0.1)
                #expect(Set(a.bands).isDisjoint(with: b.bands))
            }
        }
    }

    @Test(arguments: [0.2, 0.5, 0.8])
    func `the estimate is near the true share of shingles`(kept: Double) {
        let text = words(2000, seed: 7)
        let cut = Int(2000 * kept)
        let other = Array(text[..<cut]) + words(2000 - cut, seed: 8)
        let truth = Double(cut) / Double(4000 - cut)
        #expect(
            abs(
                StorySignature(text.joined(separator: " ")).similarity(to: StorySignature(other.joined(separator: " ")))
                    - truth
            ) < 0.13
        )
    }

    @Test func `a text of any length has as many minima and bands`() {
        let signature = StorySignature("Camat itu membantah, kata juru bicara pemerintah kabupaten.")
        #expect(signature.minima.count == 128 && signature.bands.count == 32)
    }

    /// Signatures are stored: a change of this number is a change of format.
    @Test func `signatures never change between versions`() {
        #expect(
            StorySignature("satu dua tiga empat lima").minima.prefix(3) == [2_086_513_743, 455_360_105, 1_723_709_996]
        )
    }
}

extension StorySignature {
    /// Estimate of the share of shingles that both have (Jaccard), 0 to 1; its standard error is at most 0.045.
    fileprivate func similarity(to other: StorySignature) -> Double {
        Double(zip(minima, other.minima).count { $0 == $1 }) / Double(minima.count)
    }
}

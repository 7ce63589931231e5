import Language
import Testing

@testable import Detection

@Suite struct ElectionGateTests {
    private func lets(_ title: String, _ body: String) throws -> Bool {
        let pack = try #require(ShippedPack.loaded.pack)
        return pack.gate.lets(
            title: WordedText(title, vocabulary: pack.vocabulary).words,
            body: WordedText(body, vocabulary: pack.vocabulary).words
        )
    }

    @Test(arguments: [
        "Harga cabai rawit di pasar induk turun tiga hari berturut-turut karena panen raya.",
        "Bupati meresmikan jembatan gantung dan menanam pohon bersama kepala desa.",
        "Kepala badan pusat statistik menyebut inflasi tahun ini terkendali.",
        "", "2024", "\u{0}\u{FFFD}",
    ])
    func `an article on other things is not`(body: String) throws {
        #expect(try !lets("Kabar Daerah", body))
    }

    @Test(arguments: ["Jelang pilkada, harga cabai turun.", "Harga turun, kata calon bupati.", "PILKADA"])
    func `one phrase on elections is enough for a short article`(body: String) throws {
        #expect(try lets("Kabar Daerah", body))
    }

    private static let filler = String(repeating: "Warga membersihkan selokan di tepi jalan itu. ", count: 40)

    @Test(arguments: [
        ("Harga turun, kata Ketua Bawaslu.", false), ("Harga turun menjelang pilkada.", true),
        ("Harga turun, kata Ketua Bawaslu. Calon bupati itu setuju.", true),
        ("Harga turun, kata Ketua Bawaslu kepada para camat.", true),
    ])
    func `a long one needs a regional election, two phrases, or one beside somebody bound to be neutral`(
        sentences: String,
        isLetIn: Bool
    ) throws {
        #expect(try lets("Kabar Daerah", ElectionGateTests.filler + sentences + ElectionGateTests.filler) == isLetIn)
    }

    @Test func `somebody bound to be neutral far from the one phrase does not count`() throws {
        let text = "Para camat hadir. " + ElectionGateTests.filler + "Harga turun, kata Ketua Bawaslu."
        #expect(try !lets("Kabar Daerah", text))
    }

    @Test func `neutrality counts in a title only`() throws {
        #expect(try lets("ASN diminta netral", "Rapat digelar Senin."))
        #expect(try !lets("Kabar Daerah", "Warna netral cocok untuk ruang tamu."))
    }
}

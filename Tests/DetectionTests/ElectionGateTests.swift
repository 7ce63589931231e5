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
    func `one phrase on elections is enough`(body: String) throws {
        #expect(try lets("Kabar Daerah", body))
    }

    @Test func `neutrality counts in a title only`() throws {
        #expect(try lets("ASN diminta netral", "Rapat digelar Senin."))
        #expect(try !lets("Kabar Daerah", "Warna netral cocok untuk ruang tamu."))
    }
}

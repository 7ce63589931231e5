import Model
import Testing

@Suite struct WordingTests {
    @Test(arguments: [
        ("Hadi Purnomo", "Ketua Bawaslu Seruyan", "Hadi Purnomo, Ketua Bawaslu Seruyan"),
        ("Hadi Purnomo", nil, "Hadi Purnomo"),
        ("Camat", "Camat", "Camat"),
        (nil, nil, nil),
    ])
    func `who speaks is told with the office, and an office without a name once`(
        speaker: String?,
        role: String?,
        expected: String?
    ) {
        let statement = Statement(
            detector: .neutrality,
            quote: "Jangan lupa nomor satu.",
            speaker: speaker,
            role: role,
            rule: "uji"
        )
        #expect(Wording.indonesian.speaker(of: statement) == expected)
    }
}

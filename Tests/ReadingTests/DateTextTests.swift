import Model
import Testing

@testable import Reading

@Suite struct DateTextTests {
    @Test(arguments: [
        ("Rabu, 13 November 2024 | 14:05 WIB", "2024-11-13T14:05:00+07:00"),
        ("Kamis 14 Nov 2024 09.12 WITA", "2024-11-14T09:12:00+08:00"),
        ("Jumat (15/11/2024) pukul 07.30 WIT", "2024-11-15T07:30:00+09:00"),
        ("13 Nopember 2024, 14:05", "2024-11-13T14:05:00+07:00"),
        ("13/11/2024 14:05:33 WIB", "2024-11-13T14:05:33+07:00"),
        ("Wed, 13 Nov 2024 14:05:00 +0800", "2024-11-13T14:05:00+08:00"),
        ("Wed, 13 Nov 24 07:05 GMT", "2024-11-13T07:05:00Z"),
        ("2024-11-13T14:05:00.123+07:00", "2024-11-13T14:05:00+07:00"),
        ("2024-11-13 14:05", "2024-11-13T14:05:00+07:00"),
        ("2024-11-13T07:05:00Z", "2024-11-13T07:05:00Z"), ("2024-11-13T14:05:00+0700", "2024-11-13T14:05:00+07:00"),
        ("Nov 13, 2024 2:05 PM", "2024-11-13T14:05:00+07:00"), ("November 13, 2024", "2024-11-13"),
        ("14:05 WIB, 13 November 2024", "2024-11-13T14:05:00+07:00"), ("17 Agustus 1995", "1995-08-17"),
        ("Kamis 14-11-2024,18:42 WIB", "2024-11-14T18:42:00+07:00"), ("11/27/2024", "2024-11-27"),
        ("Senin, 2 Des 2024 - 23.59 WIB", "2024-12-02T23:59:00+07:00"),
        ("Pebruari 2, 2024 at 1:05 am", "2024-02-02T01:05:00+07:00"),
        ("2024-11-13T14:05:00GMT+7", "2024-11-13T14:05:00+07:00"),
        ("Tayang: Selasa, 5 November 2024 10:22 WIB", "2024-11-05T10:22:00+07:00"),
        ("jueves 2 de abril de 2020", "2020-04-02"), ("12. März 2021, 09:05", "2021-03-12T09:05:00+07:00"),
        ("2 août 2019", "2019-08-02"), ("15 августа 2016", "2016-08-15"), ("December 29th 2019", "2019-12-29"),
        ("31.10.23", "2023-10-31"), ("27.11.24 | 08:15 WIB", "2024-11-27T08:15:00+07:00"),
    ])
    func `dates as feeds, metadata and bylines write them`(text: String, expected: String) {
        #expect(DateText().publication(text)?.description == expected)
    }

    @Test(arguments: [
        "", "kemarin", "31 November 2024", "13:05", "November 2024", "2024", "Rp 12.500 per 13 kilo", "99/99/9999",
        "3 jam lalu", "pukul 09.12.33 WIB", "10.11.12 WITA", "Rp 12.10.000",
    ])
    func `what names no day has no date`(text: String) {
        #expect(DateText().publication(text) == nil)
    }

    @Test func `a zone that is not stated is the reader's own choice`() {
        #expect(
            DateText(zone: .jayapura).publication("13 November 2024 14:05")?.description == "2024-11-13T14:05:00+09:00"
        )
    }
}

// Reading: bytes in, values out. No clock, no network, no disk, no global state; the same bytes give the same values.
//
// The way of one page, folder by folder:
//
//   Charset     bytes to UTF-8 (BOM, header, meta, the bytes themselves), certain mojibake repaired
//   Markup      a pre-pass bounds what markup may cost and leaves libxml2 tags and references only; its events become a flat
//               tree; nothing recurses
//   Pages       `PageReader` tells by content: feed, sitemap, article, listing, or no news and why
//   Feeds       RSS, Atom, JSON Feed to `Feed`; `FeedDiscovery` for an outlet's home page
//   Sitemaps    sitemaps, indexes, Google News' extension, gzip
//   Listings    the article links of a page's main lists
//   Articles    one page to `Article` and `PageLinks`: what the page says of itself (`PageHead`), where its text stands
//               (`BodyFinder`), which lines are text (`BodyText`), title, byline, time
//   Addresses   the many addresses of one story as one
//   Dates       dates as feeds, metadata and bylines write them
//   JSON        JSON as pages really hold it
//   Signatures  near-duplicates
//
// What a heuristic goes by is data with a name: `FurnitureNames`, `BodyNames`, `FurnitureLines`, `MetadataKeys`,
// `ListingNames`, and the tables in `PageKind`. To teach the reader a theme, add its names there and a pair of files in
// `Tests/Fixtures/Reading/pages`.

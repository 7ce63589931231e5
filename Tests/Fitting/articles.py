"""Labelled articles, and what `netra rules signs` says of them."""
import collections, copy, hashlib, json, os, random, re

import numpy as np

DETECTORS = ("neutrality", "misuse-of-office")
STANCES = ["finding", "allegation", "denial", "reminder", "pledge"]
FOLDS = 5
SHORTEST_WORD = 4  # a word of fewer letters has no weight
LEFT_OUT = 0.5  # of an article's signs, where it is thinned


class Article:
    """One article: its sentences, and by detector what is labelled and what the readers start from."""

    def __init__(self, signs, labelled, source, times, times_of_days):
        self.id, self.source, self.sentences = signs["id"], source, signs["sentences"]
        self.times, self.times_of_days = times, times_of_days
        self.names, self.first_reading = signs["features"], signs["firstReading"]
        self.article_names, self.lead = signs["articleFeatures"], signs["lead"]
        self.is_background, self.is_clean = labelled is None, bool(labelled) and not labelled["statements"]
        self.fold = bucket(self.id, FOLDS)
        for sentence in self.sentences:
            sentence["forms"] = sorted({f for f in re.findall("[a-z]+", sentence["text"].lower()) if len(f) >= SHORTEST_WORD})
        self.read = {r["detector"]: r for r in signs["readings"]}
        self.day_names, self.dates = signs["dayFeatures"], set()
        self.stances = {d: [None] * len(self.sentences) for d in DETECTORS}
        for statement in labelled["statements"] if labelled else []:
            if statement["detector"] in DETECTORS:
                place = self.place(statement["quote"], self.stances[statement["detector"]])
                if place is not None:
                    self.stances[statement["detector"]][place] = statement["stance"]
            elif statement["detector"] == "election-date":
                place = self.place(statement["quote"], [None] * len(self.sentences))
                self.dates.add((place, statement["event"], statement["start"], statement["end"]))

    def place(self, quote, taken):
        """The sentence that shares most with a quote: more than half of the shorter of the two. Of a passage that is printed
        twice, the first that no label has yet."""
        quote, best = fold(quote), (0.5, None)
        for index, sentence in enumerate(self.sentences):
            if taken[index]:
                continue
            text = fold(sentence["text"])
            if quote == text:
                return index
            if quote in text or text in quote:
                shared = 0.5 + min(len(quote), len(text)) / max(len(quote), len(text), 1)
                if shared > best[0]:
                    best = (shared, index)
        return best[1]

    def labels(self, detector):
        return np.array([stance is not None for stance in self.stances[detector]], dtype=float)

    def has_story(self, detector):
        return any(self.stances[detector])

    def signs(self, part):
        """The signs of the title, of the lead, or of all of it."""
        body = [s for s in self.sentences if not s["isTitle"]]
        some = {"title": [s for s in self.sentences if s["isTitle"]], "lead": body[: self.lead], "all": self.sentences}[part]
        return {sign for sentence in some for sign in sentence["signs"]}


def thinned(article, number):
    """An article as if the lexicon knew fewer of its words; the same for the same article and number."""
    chance = random.Random(f"{article.id} {number}")
    copied = copy.copy(article)
    copied.id = f"{article.id}#{number}"
    kept = lambda sign: not sign.startswith(("class.", "rule.", "joint.", "scope.")) or chance.random() >= LEFT_OUT
    copied.sentences = [{**s, "signs": [sign for sign in s["signs"] if kept(sign)]} for s in article.sentences]
    silent = [chance.random() < LEFT_OUT for _ in article.sentences]
    own = [article.names.index(name) for name in ("points", "other-points", "is-likely", "is-sure")]
    copied.read = {}
    for detector, read in article.read.items():
        rows = np.array(read["features"], dtype=float)
        rows[np.ix_(silent, own)] = 0
        copied.read[detector] = {**read, "features": rows.tolist()}
    return copied


def fold(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def bucket(text, count):
    return int(hashlib.md5(text.encode()).hexdigest(), 16) % count


def load(files, is_background):
    articles = []
    for labelled, signs, *times in files:
        by_id = {} if is_background else {a["id"]: a for a in map(json.loads, open(labelled))}
        times = [float(number) for number in times] or [1.0]
        articles += [Article(s, by_id.get(s["id"]), os.path.basename(signs), times[0], times[-1]) for s in map(json.loads, open(signs))]
    for id, count in collections.Counter(article.id for article in articles).items():
        if count > 1:
            raise SystemExit(f"{id}: {count} articles have this id; rename all but one, in the labelled file and its signs")
    return articles

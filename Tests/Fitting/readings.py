"""The article as a whole, the two readings of its sentences, and the verdict by both."""
import re

import numpy as np
from scipy import sparse

from articles import bucket, thinned
from learning import grow, learn, logistic, logits
from words import ordinary_words

INNER_FOLDS = 3
RAREST = 3  # a sign in fewer sentences than this has no weight
WORD = 0.7  # what a word is worth beside a sign, before it is weighed
RIDGE = {"first": 0.1, "verdict": 10}  # inverse strengths of the penalty
# Beside sums of weights, measured on unread articles and a third of the work files left out: average precision of sentences on
# neutrality 0.82 to 0.86, on offices 0.84 to 0.90, of articles 0.94 to 0.95. Trees of three tests at most brought half of that;
# sums and trees together brought nothing more.
TREES = {
    "article": {"num_iterations": 250, "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 15},
    "second": {"num_iterations": 400, "num_leaves": 31, "learning_rate": 0.05, "min_data_in_leaf": 30},
}
# What signs around a sentence are worth beside its own, before they are weighed.
PARTS = {"before": 0.5, "behind": 0.5, "title": 0.5, "lead": 0.35, "anywhere": 0.35}
# Copies of each article that the readings learn from as well, with so many of the signs of a sentence left out: in news to come,
# half of what tells is in no lexicon yet, and what stands around has to tell instead. On articles whose words had not been read
# when the lexicon was written, two copies brought statements on offices from 0.42 to 0.57, and those on neutrality nothing.
COPIES = {"neutrality": 0, "misuse-of-office": 2}
PLAIN_DENIAL = {"who.servant", "scope.says-denial", "class.denied", "class.partisan"}  # a statement in a story on neutrality
BOUND = 6  # logits beyond these say no more of an article
CLEAN = 0.2  # what a sentence counts for in an article without a story: to tell those is the article's reading
# Classes of which no weight is fitted, nor of the rules of dates: on unread articles they did harm.
FOR_DATES = "Config/lexicon/dates.yaml"


class Readings:
    """Rows of the article as a whole and of the two readings, as TreeFeatures.swift and StoryFeatures.swift make them: words
    first, then signs, then features."""

    def __init__(self, articles):
        self.words = ordinary_words(articles)
        self.word_of = {form: number for number, forms in enumerate(self.words) for form in forms}
        counts, for_dates = {}, {"class." + name for name in re.findall(r"name: (\S+)", open(FOR_DATES).read())}
        for article in articles:
            if not article.is_background:
                for sentence in article.sentences:
                    for sign in sentence["signs"]:
                        if sign.startswith("rule.date-") or sign in for_dates:
                            continue
                        counts[sign] = counts.get(sign, 0) + 1
        self.signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
        self.number = {sign: index for index, sign in enumerate(self.signs)}
        self.made = {}

    def marks(self, signs):
        row = np.zeros(len(self.signs))
        for sign in signs:
            if sign in self.number:
                row[self.number[sign]] = 1
        return row

    def word_marks(self, sentences):
        row = np.zeros(len(self.words))
        for sentence in sentences:
            row[[self.word_of[form] for form in sentence["forms"] if form in self.word_of]] = WORD
        return row

    def article(self, article, detector):
        key = (article.id, detector, "article")
        if key not in self.made:
            self.made[key] = np.concatenate(
                [self.word_marks(article.sentences)] + [self.marks(article.signs(part)) for part in ("all", "title", "lead")] + [article.read[detector]["article"][1:]])
        return self.made[key]

    def first(self, article, detector):
        key = (article.id, detector, "first")
        if key not in self.made:
            features = np.array(article.read[detector]["features"])[:, 1:]  # without the bias, which is the intercept
            own = np.array([self.marks(s["signs"]) for s in article.sentences])
            none, wide = np.zeros((1, len(self.signs))), lambda part: np.tile(self.marks(article.signs(part)), (len(own), 1))
            parts = {"before": np.vstack([none, own[:-1]]), "behind": np.vstack([own[1:], none]),
                     "title": wide("title"), "lead": wide("lead"), "anywhere": wide("all")}
            words = np.array([self.word_marks([s]) for s in article.sentences])
            self.made[key] = np.hstack([words, own] + [PARTS[name] * parts[name] for name in PARTS] + [features]).astype(np.float32)
        return self.made[key]

    @staticmethod
    def around(article, likely):
        """What the first reading found around each sentence: the features that `look(around:in:)` adds."""
        s, count, decay = article.sentences, len(article.sentences), 0.7
        at = lambda i: likely[i] if 0 <= i < count else 0.0
        beside = lambda i, j: 0 <= j < count and (s[i]["isTitle"], s[i]["paragraph"]) == (s[j]["isTitle"], s[j]["paragraph"])
        most = sorted(likely, reverse=True) + [0.0] * 3
        before, near_before, behind, near_behind = (np.zeros(count) for _ in range(4))
        for i in range(1, count):
            before[i] = max(before[i - 1], likely[i - 1])
            near_before[i] = max(likely[i - 1], near_before[i - 1]) * decay
        for i in range(count - 2, -1, -1):
            behind[i] = max(behind[i + 1], likely[i + 1])
            near_behind[i] = max(likely[i + 1], near_behind[i + 1]) * decay
        names = [set(x["names"]) for x in s]
        rows = []
        for i in range(count):
            named = max((likely[j] for j in range(count) if j != i and names[i] & names[j]), default=0.0)
            same = i > 0 and s[i].get("who") and s[i]["who"] == s[i - 1].get("who")
            begins, holds = s[i]["beginsQuoted"], s[i]["holdsQuote"]
            rows.append([
                at(i - 1), at(i + 1), at(i - 2), at(i + 2),
                at(i - 1) if beside(i, i - 1) else 0, at(i + 1) if beside(i, i + 1) else 0,
                at(i - 1) if begins else 0, at(i + 1) if i + 1 < count and s[i + 1]["beginsQuoted"] else 0,
                at(i - 1) if holds and not begins else 0, before[i], behind[i], *most[:3], sum(likely) / count, named,
                at(i - 1) if same else 0, near_before[i], near_behind[i],
            ])
        return np.array(rows)

    def fit(self, detector, articles):
        """The article as a whole, both readings, and the verdict. The second reading learns from first readings of articles that the first did not learn from, and the verdict from both so."""
        every = articles
        whole_of = lambda some: grow(
            sparse.vstack([sparse.csr_matrix(self.article(a, detector)) for a in some]),
            np.array([float(a.has_story(detector)) for a in some]), np.array([a.times for a in some]), TREES["article"])
        whole = whole_of(articles)
        over = lambda some, rows: np.concatenate([rows(a) for a in some])
        labels = lambda a: a.labels(detector)
        articles = own = [a for a in articles if not a.is_background]
        # What is said in passing has to tell by itself.
        is_passing = lambda a: a.read[detector]["features"][0][a.names.index("aside")]
        articles += [thinned(a, number) for a in articles if not is_passing(a) for number in range(COPIES[detector])]
        rows = lambda a: self.first(a, detector)
        counts = lambda a: np.full(len(a.sentences), a.times * (1.0 if a.has_story(detector) else CLEAN))
        fitted = lambda some, rows, ridge: learn(over(some, rows), over(some, labels), ridge, counts=over(some, counts))
        first = fitted(articles, rows, RIDGE["first"])
        likely = {}
        for inner in range(INNER_FOLDS):
            weights = fitted([a for a in articles if bucket(a.id + "inner", INNER_FOLDS) != inner], rows, RIDGE["first"])
            for a in articles:
                if bucket(a.id + "inner", INNER_FOLDS) == inner:
                    likely[a.id] = list(logistic(logits(rows(a), weights)))
        for a in every:
            if a.is_background:
                likely[a.id] = list(logistic(logits(rows(a), first)))
        rows_of = lambda a: sparse.csr_matrix(np.hstack([rows(a), self.around(a, likely[a.id])]))
        second_of = lambda some: grow(sparse.vstack([rows_of(a) for a in some]), over(some, labels), over(some, counts), TREES["second"])
        second = second_of(own)
        return whole, first, second, self.verdict(detector, every, rows_of, whole_of, second_of)

    def verdict(self, detector, articles, rows_of, whole_of, second_of):
        """Weights of the article as a whole and of its likeliest sentence, and the bias: from readings of articles that neither
        learnt from."""
        rows = {}
        for inner in range(INNER_FOLDS):
            others = [a for a in articles if bucket(a.id + "inner", INNER_FOLDS) != inner]
            whole, second = whole_of(others), second_of([a for a in others if not a.is_background])
            for a in articles:
                if bucket(a.id + "inner", INNER_FOLDS) == inner:
                    rows[a.id] = self.signs_of_verdict(logits(self.article(a, detector), whole), logits(rows_of(a), second))
        wanted, counts = [float(a.has_story(detector)) for a in articles], [a.times for a in articles]
        return learn(np.array([rows[a.id] for a in articles]), np.array(wanted), RIDGE["verdict"], counts=np.array(counts))

    @staticmethod
    def signs_of_verdict(whole, second):
        return np.clip([float(np.squeeze(whole)), float(np.max(second))], -BOUND, BOUND)

    def found(self, models, article, detector, setting):
        """Which sentences are statements, as StoryReader.swift decides it."""
        read, none = article.read[detector], np.zeros(len(article.sentences), bool)
        if not read["isRead"]:
            return none
        whole = float(np.squeeze(logits(self.article(article, detector), models[0])))
        if not whole > setting["article"]:
            return none
        rows = self.first(article, detector)
        values = logits(np.hstack([rows, self.around(article, list(logistic(logits(rows, models[1]))))]), models[2])
        whole = float(logits(self.signs_of_verdict(whole, values), models[3]))
        if not whole > setting["verdict"]:
            return none
        likely = logistic(values) * logistic(whole)
        is_plain = lambda signs: detector == "neutrality" and PLAIN_DENIAL <= set(signs)
        found = (likely > setting["carries"]) | np.array([is_plain(s["signs"]) for s in article.sentences])
        if not found.any():
            found[int(np.argmax(likely))] = True
        return found

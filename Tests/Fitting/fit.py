#!/usr/bin/env python3
"""Fits the weights of Config/rules/evidence.yaml to labelled articles, and measures them on articles left out.

Weights are sums of signs; what signs mean together is learnt by decision trees (LightGBM 4).
Reads pairs of files: articles (one JSON object a line) and what `netra rules signs` says of them. See README.md beside this.
"""
import argparse, collections, copy, hashlib, json, os, random, re

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(library + "_NUM_THREADS", "1")  # the same sums in the same order on every machine
import lightgbm
import numpy as np
from scipy import sparse

DETECTORS = ("neutrality", "misuse-of-office")
STANCES = ["finding", "allegation", "denial", "reminder", "pledge"]
FOLDS, INNER_FOLDS = 5, 3
RAREST = 3  # a sign in fewer sentences than this has no weight
RAREST_WORD, SHORTEST_WORD = 12, 4  # a word in fewer labelled articles, or of fewer letters, has none either
WORD = 0.7  # what a word is worth beside a sign, before it is weighed
RIDGE = {"first": 0.1, "single": 0.1, "stance": 0.7}  # inverse strengths of the penalty
# Trees of the article as a whole and of the second reading. Beside sums of weights, measured on unread articles and a third of the
# work files left out: average precision of sentences on neutrality 0.82 to 0.86, on offices 0.84 to 0.90, of articles 0.94 to 0.95.
# Trees of three tests at most brought half of that.
TREES = {
    "article": {"num_iterations": 500, "num_leaves": 15, "learning_rate": 0.03, "min_data_in_leaf": 15},
    "second": {"num_iterations": 400, "num_leaves": 31, "learning_rate": 0.05, "min_data_in_leaf": 30},
    # Of stated days: on unread articles the trees alone have F1 0.89, the rules of the binder alone 0.86.
    "day": {"num_iterations": 300, "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 10, "lambda_l2": 3,
            "feature_fraction": 0.3},
}
GROWTH = {"objective": "binary", "feature_fraction": 0.2, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63,
          "seed": 1, "deterministic": True, "force_col_wise": True, "verbose": -1}
PRESENT = 0.3  # a word or a sign that is there is worth more than this before it is asked for
# What signs around a sentence are worth beside its own, before they are weighed.
PARTS = {"before": 0.5, "behind": 0.5, "title": 0.5, "lead": 0.35, "anywhere": 0.35}
# What a sentence says by itself: these features, and the signs of the sentence before, which it often goes on from.
SINGLE, SINGLE_BEFORE = ("points", "other-points", "is-likely", "is-sure", "is-title"), 0.35
# Copies of each article that the readings learn from as well, with so many of the signs of a sentence left out: in news to come,
# half of what tells is in no lexicon yet, and what stands around has to tell instead. On articles whose words had not been read
# when the lexicon was written, two copies brought statements on offices from 0.42 to 0.57, and those on neutrality nothing.
COPIES, LEFT_OUT = {"neutrality": 0, "misuse-of-office": 2}, 0.5
LEAST_WORD = 0.05
LEAST = 0.025  # smaller weights are not written: they change nothing, and reading them takes time
CLEAN = 0.2  # what a sentence counts for in an article without a story: to tell those is the article's reading
SAYS = ["scope.says-" + name for name in STANCES]
# Classes of which no weight is fitted, nor of the rules of dates: on unread articles they did harm.
FOR_DATES = "Config/lexicon/dates.yaml"
STANCE_TITLE_SIGNS = ["class." + name for name in """alleged cleared denied forbid found must pledge process punished reported seen
    urge condition recommended sanction neutral transfer aid facility servant head""".split()] + ["scope.decided"] + SAYS


class Article:
    """One article: its sentences, and by detector what is labelled and what the readers start from."""

    def __init__(self, signs, labelled, source, times):
        self.id, self.source, self.sentences, self.times = signs["id"], source, signs["sentences"], times
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
        times = float(times[0]) if times else 1.0
        articles += [Article(s, by_id.get(s["id"]), os.path.basename(signs), times) for s in map(json.loads, open(signs))]
    for id, count in collections.Counter(article.id for article in articles).items():
        if count > 1:
            raise SystemExit(f"{id}: {count} articles have this id; rename all but one, in the labelled file and its signs")
    return articles


def logistic(values):
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def with_intercept(rows):
    """The rows with a column of ones, and the same turned. Of a row's signs and words nine in ten are not there, so that sparse
    sums take a third of the time."""
    rows = sparse.hstack([sparse.csr_matrix(rows), np.ones((len(rows), 1))], format="csr")
    return rows, rows.T.tocsr()


def learn(rows, wanted, ridge, counts=None):
    """Ridge logistic regression: weights, the intercept last, which no penalty holds back."""
    rows, columns = with_intercept(rows)
    counts = np.ones(len(wanted)) if counts is None else counts
    penalty = np.full(rows.shape[1], 1 / ridge)
    penalty[-1] = 1e-6

    def loss(weights):
        sums = rows @ weights
        value = (counts * (np.logaddexp(0, sums) - wanted * sums)).sum() + 0.5 * (penalty * weights * weights).sum()
        return value, columns @ (counts * (logistic(sums) - wanted)) + penalty * weights

    return least(loss, np.zeros(rows.shape[1]))


def learn_kinds(rows, wanted, kinds, ridge, counts):
    """The same for several kinds, of which each row is one: a row of weights for each kind."""
    rows, columns = with_intercept(rows)
    is_kind = np.eye(kinds)[wanted]
    penalty = np.full(rows.shape[1], 1 / ridge)
    penalty[-1] = 1e-6

    def loss(flat):
        weights = flat.reshape(kinds, -1)
        sums = rows @ weights.T
        sums -= sums.max(axis=1, keepdims=True)
        likely = np.exp(sums)
        total = likely.sum(axis=1, keepdims=True)
        value = (counts * (np.log(total[:, 0]) - (is_kind * sums).sum(axis=1))).sum() + 0.5 * (penalty * weights * weights).sum()
        return value, ((columns @ (counts[:, None] * (likely / total - is_kind))).T + penalty * weights).ravel()

    return list(least(loss, np.zeros(kinds * rows.shape[1])).reshape(kinds, -1))


def least(loss, weights, steps=300):
    """Where a convex loss is least, by L-BFGS from the weights given."""
    (value, slope), kept = loss(weights), []
    for _ in range(steps):
        step, shares = slope.copy(), []
        for moved, turned in reversed(kept):
            shares.append((moved @ step) / (moved @ turned))
            step -= shares[-1] * turned
        step *= (kept[-1][0] @ kept[-1][1]) / (kept[-1][1] @ kept[-1][1]) if kept else 1 / max(1.0, np.abs(slope).sum())
        for (moved, turned), share in zip(kept, reversed(shares)):
            step += moved * (share - (turned @ step) / (moved @ turned))
        length = 1.0
        while True:
            moved = -length * step
            found, turn = loss(weights + moved)
            if found <= value - 1e-4 * length * (slope @ step) or length < 1e-6:
                break
            length /= 2
        turned = turn - slope
        if moved @ turned > 1e-12:
            kept = kept[-9:] + [(moved, turned)]
        weights, slope, gained, value = weights + moved, turn, value - found, found
        if gained < 1e-4:
            break
    return weights


def logits(rows, weights):
    if isinstance(weights, lightgbm.Booster):
        return weights.predict(sparse.csr_matrix(np.atleast_2d(rows)), raw_score=True)
    return rows @ weights[:-1] + weights[-1]


def grow(rows, wanted, counts, kind):
    """Gradient-boosted trees: each learns what those before it left over."""
    return lightgbm.train({**GROWTH, **TREES[kind]}, lightgbm.Dataset(sparse.csr_matrix(rows), wanted, weight=counts))


def tree_lines(booster, names, signs_end):
    """Trees as `DecisionTrees.swift` reads them: a test, what follows where it holds, what follows where it does not."""

    def words(node):
        if "leaf_value" in node:
            return [f"{node['leaf_value']:.4f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"]
        feature, bound = node["split_feature"], node["threshold"]
        if feature < signs_end:
            assert bound < PRESENT, (names[feature], bound)
        test = names[feature] + ("" if feature < signs_end else f">{bound:.6g}")
        return [test] + words(node["right_child"]) + words(node["left_child"])

    return [" ".join(words(tree["tree_structure"])) for tree in booster.dump_model()["tree_info"]]


def stem(form):
    """What the forms of a word have in common, roughly: no more than a key under which they are gathered."""
    for prefix in "menge meny meng men mem me penge peny peng pen pem ber ter di pe".split():
        if form.startswith(prefix) and len(form) - len(prefix) >= 4:
            form = form[len(prefix) :]
            break
    for suffix in "kannya annya inya nya kan an lah i".split():
        if form.endswith(suffix) and len(form) - len(suffix) >= 4:
            return form[: -len(suffix)]
    return form


def ordinary_words(articles):
    """Words by number, each with its forms: those of enough labelled articles that are more often written small than not,
    which leaves names out."""
    articles_with, small, capital = (collections.Counter() for _ in range(3))
    forms = collections.defaultdict(collections.Counter)
    for article in articles:
        if not article.is_background:
            articles_with.update({stem(form) for s in article.sentences for form in s["forms"]})
        for sentence in article.sentences:
            if sentence["isTitle"]:
                continue
            for word in re.findall("[A-Za-z]+", sentence["text"])[1:]:
                (capital if word[0].isupper() else small)[stem(word.lower())] += 1
                forms[stem(word.lower())][word.lower()] += 1
    kept = [w for w, count in sorted(articles_with.items()) if count >= RAREST_WORD and small[w] > capital[w]]
    return [sorted(f for f, count in forms[w].items() if count > 1 and len(f) >= SHORTEST_WORD) for w in kept]


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
            self.made[key] = np.hstack([words, own] + [PARTS[name] * parts[name] for name in PARTS] + [features])
        return self.made[key]

    def single(self, article, detector):
        rows, width = self.first(article, detector), len(self.words) + len(self.signs)
        before = rows[:, width : width + len(self.signs)] / PARTS["before"] * SINGLE_BEFORE
        features = np.array(article.read[detector]["features"])[:, [article.names.index(name) for name in SINGLE]]
        return np.hstack([rows[:, :width], before, features])

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
        """The article as a whole, both readings, and single sentences, which learn from all articles alike. The second reading
        learns from first readings of articles that the first did not learn from."""
        whole = grow(np.array([self.article(a, detector) for a in articles]),
                     np.array([float(a.has_story(detector)) for a in articles]), np.array([a.times for a in articles]), "article")
        over = lambda some, rows: np.concatenate([rows(a) for a in some])
        labels = lambda a: a.labels(detector)
        single = learn(over(articles, lambda a: self.single(a, detector)), over(articles, labels), RIDGE["single"],
                       counts=over(articles, lambda a: np.full(len(a.sentences), a.times)))
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
        rows_of = lambda a: sparse.csr_matrix(np.hstack([rows(a), self.around(a, likely[a.id])]))
        second = grow(sparse.vstack([rows_of(a) for a in own]), over(own, labels), over(own, counts), "second")
        return whole, first, second, single

    def found(self, models, article, detector, setting):
        """Which sentences are statements, as StoryReader.swift decides it."""
        read, none = article.read[detector], np.zeros(len(article.sentences), bool)
        if not read["isRead"]:
            return none
        whole = float(np.squeeze(logits(self.article(article, detector), models[0])))
        is_sure = logits(self.single(article, detector), models[3]) > (setting["single"] if whole > setting["single-article"] else np.inf)
        if not whole > setting["article"]:
            return is_sure
        rows = self.first(article, detector)
        values = logits(np.hstack([rows, self.around(article, list(logistic(logits(rows, models[1]))))]), models[2])
        likely = logistic(values) * np.sqrt(logistic(whole))
        found = likely > setting["carries"]
        if read["features"][0][article.names.index("aside")]:
            for index, points in enumerate(read["points"]):
                if points < 0.7 and not (index and found[index - 1]) and likely[index] <= setting["carries-aside"]:
                    found[index] = False
        if whole > setting["likeliest"] and not found.any():
            found[int(np.argmax(likely))] = True
        return found | is_sure


class Days:
    """Rows of stated days and the stages that they may be of, as DayReader.swift makes them: signs of the sentence, and features."""

    def __init__(self, articles):
        # Whom a sentence is about is only known of articles that are read as a whole: days are read in any.
        counts = collections.Counter(
            s for a in articles for x in a.sentences if x["days"] for s in x["signs"] if not s.startswith(("who.", "named.")))
        self.signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
        self.number = {sign: index for index, sign in enumerate(self.signs)}

    def rows(self, article):
        """Places (sentence, event, start, end), and a row for each."""
        places, rows = [], []
        for index, sentence in enumerate(article.sentences):
            marks = np.zeros(len(self.signs))
            marks[[self.number[sign] for sign in sentence["signs"] if sign in self.number]] = 1
            for day in sentence["days"]:
                places.append((index, day["event"], day["start"], day["end"]))
                rows.append(np.concatenate([marks, day["features"]]))
        return places, rows

    def fit(self, articles):
        rows, wanted, counts = [], [], []
        for article in articles:
            places, of_article = self.rows(article)
            rows += of_article
            wanted += [float(place in article.dates) for place in places]
            counts += [article.times] * len(places)
        return grow(np.array(rows), np.array(wanted), np.array(counts), "day")


class Stances:
    """What speaks for each stance, as StanceReader.swift adds it up."""

    def __init__(self, readings):
        self.readings = readings

    def row(self, article, index, shares, previous, title):
        sentence = article.sentences[index]
        follow = np.zeros(15)
        if previous is not None:
            place = STANCES.index(previous)
            follow[place] = 1
            follow[5 + place] = not set(SAYS) & set(sentence["signs"])
            follow[10 + place] = sentence["beginsQuoted"]
        return np.concatenate([self.readings.word_marks([sentence]), self.readings.marks(sentence["signs"]), title, shares, follow])

    def order(self, article):
        return [(i, d) for i in range(len(article.sentences)) for d in DETECTORS if article.stances[d][i]]

    def shares(self, article):
        counts = np.array([sum(say in article.sentences[i]["signs"] for i, _ in self.order(article)) for say in SAYS])
        return counts / max(1, counts.sum())

    def title(self, article):
        title = article.signs("title")
        return [float(s in title) for s in STANCE_TITLE_SIGNS]

    def fit(self, articles):
        rows, wanted, counts = [], [], []
        for article in articles:
            shares, previous, title = self.shares(article), None, self.title(article)
            for index, detector in self.order(article):
                rows.append(self.row(article, index, shares, previous, title))
                previous = article.stances[detector][index]
                wanted.append(STANCES.index(previous))
                counts.append(article.times)
        return learn_kinds(np.array(rows), np.array(wanted), len(STANCES), RIDGE["stance"], np.array(counts))

    def read(self, models, article):
        """The stance of each labelled sentence, by what was read before it."""
        shares, previous, title, read = self.shares(article), None, self.title(article), {}
        for index, detector in self.order(article):
            row = self.row(article, index, shares, previous, title)
            sums = [logits(row, weights) for weights in models]
            signs = article.sentences[index]["signs"]
            if "scope.modal" in signs and "scope.says-allegation" in signs and "scope.decided" not in signs:
                sums[0] = -np.inf
            previous = STANCES[int(np.argmax(sums))]
            read[index, detector] = previous
        return read


def f1(right, false, missed):
    return 2 * right / max(1, 2 * right + false + missed)


def measure(readings, stances, articles, settings):
    """Prints figures of articles left out, a fifth at a time."""
    sources = sorted({a.source for a in articles if not a.is_background})
    found = {}
    for detector in DETECTORS:
        some = [a for a in articles if a.read[detector]["isRead"]]
        for part in range(FOLDS):
            models = readings.fit(detector, [a for a in some if a.fold != part])
            for article in articles:
                if article.fold == part:
                    found[article.id, detector] = readings.found(models, article, detector, settings[detector])
    labelled = [a for a in articles if not a.is_background]
    read = {}
    for part in range(FOLDS):
        models = stances.fit([a for a in labelled if a.fold != part])
        read.update({a.id: stances.read(models, a) for a in labelled if a.fold == part})
    for source in sources + ["all of them"]:
        group = [a for a in labelled if source in (a.source, "all of them")]
        print(f"{source}: {len(group)} articles")
        for detector in DETECTORS:
            counts, stories = np.zeros(3, int), np.zeros(3, int)
            for article in group:
                wanted, got = article.labels(detector) > 0, found[article.id, detector]
                counts += [(wanted & got).sum(), (got & ~wanted).sum(), (wanted & ~got).sum()]
                stories += [wanted.any() and got.any(), got.any() and not wanted.any(), wanted.any() and not got.any()]
            print(f"  {detector:16} stories F1 {f1(*stories):.3f} {tuple(map(int, stories))}  statements F1 {f1(*counts):.3f} "
                  f"{tuple(map(int, counts))}  (right, false, missed)")
        right = sum(read[a.id][key] == a.stances[key[1]][key[0]] for a in group for key in read[a.id])
        gravest, stories = 0, 0
        for a in group:
            for detector in DETECTORS:
                keys = [key for key in read[a.id] if key[1] == detector]
                if keys:
                    stories += 1
                    gravest += min(STANCES.index(read[a.id][k]) for k in keys) == min(STANCES.index(a.stances[detector][k[0]]) for k in keys)
        clean = [a for a in group if a.is_clean]
        alarms = sum(int(found[a.id, d].sum()) for a in clean for d in DETECTORS)
        print(f"  stance of labelled statements {right / max(1, sum(len(read[a.id]) for a in group)):.3f}, gravest of a story "
              f"{gravest / max(1, stories):.3f}; {alarms} false alarms in {len(clean)} articles without a label")
    for detector in DETECTORS:
        taken = sum(found[a.id, detector].any() for a in articles if a.is_background)
        print(f"background: {taken} of {sum(a.is_background for a in articles)} articles taken for {detector}")


def table(name, weights):
    lines = [f"    {key}: {rounded(value)}" for key, value in weights if abs(value) >= LEAST]
    return "\n".join([f"  {name}:"] + lines) + "\n" if lines else ""


def rounded(value):
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def fitted(readings, stances, articles):
    """The tables by name, by column what the words weigh, and the trees by table."""
    tables, words, trees, count = {}, {}, {}, len(readings.signs)
    named = ["word/" + forms[0] for forms in readings.words]
    signs_of = lambda *parts: [part + sign for part in parts for sign in readings.signs]

    def without_words(name, weights):
        words[name] = WORD * weights[: len(readings.words)]
        return weights[len(readings.words) :]

    for detector in DETECTORS:
        some = [a for a in articles if a.read[detector]["isRead"]]
        names, first = some[0].names, some[0].first_reading
        whole, weights, second, single = readings.fit(detector, some)
        present = named + signs_of("anywhere/", "title/", "lead/")
        trees[f"{detector}.article"] = tree_lines(whole, present + some[0].article_names[1:], len(present))
        present = named + signs_of("", *(part + "/" for part in PARTS))
        trees[f"{detector}.second"] = tree_lines(second, present + names[1:], len(present))
        weights = without_words(f"{detector}.first", weights)
        start = count * (1 + len(PARTS))
        rows = list(zip(readings.signs, weights)) + [("bias", weights[-1])]
        tables[f"{detector}.first"] = rows + list(zip(names[1:first], weights[start:-1]))
        for place, (part, worth) in enumerate(PARTS.items(), 1):
            tables[f"{detector}.first-{part}"] = list(zip(readings.signs, worth * weights[count * place :]))
        single = without_words(f"{detector}.single", single)
        tables[f"{detector}.single"] = list(zip(readings.signs, single)) + [("bias", single[-1])] + list(zip(SINGLE, single[2 * count : -1]))
        tables[f"{detector}.single-before"] = list(zip(readings.signs, SINGLE_BEFORE * single[count:]))
    days = Days(articles)
    trees["election-date.day"] = tree_lines(days.fit(articles), days.signs + articles[0].day_names, len(days.signs))
    for name, weights in zip(STANCES, stances.fit([a for a in articles if not a.is_background])):
        weights = without_words(f"stance.{name}", weights)
        start = count + len(STANCE_TITLE_SIGNS)
        rows = list(zip(readings.signs, weights)) + [("bias", weights[-1])]
        rows += zip(["share." + s for s in STANCES], weights[start : start + 5])
        for offset, kind in enumerate(("follows.", "silent-follows.", "in-quotation.")):
            rows += zip([kind + s for s in STANCES], weights[start + 5 + offset * 5 :])
        tables[f"stance.{name}"], tables[f"stance-title.{name}"] = rows, list(zip(STANCE_TITLE_SIGNS, weights[count:start]))
    return tables, words, trees


def table_of_words(forms, columns, trees):
    """The rows of `rules/words.yaml`; words that weigh next to nothing everywhere, and that no tree asks for, are left out."""
    asked = {word for lines in trees.values() for line in lines for word in line.split() if word.startswith("word/")}
    text = f"words:\n  columns: {' '.join(columns)}\n  weights:\n"
    for word, weights in zip(forms, np.array(list(columns.values())).T):
        if np.abs(weights).max() >= LEAST_WORD or "word/" + word[0] in asked:
            text += f"    {' '.join(word)}: {' '.join(rounded(w) for w in weights)}\n"
    return text


def by_hand(text):
    """What is written by hand in a file of evidence: its comment, and the tables of points and thresholds."""
    head = text[: text.index("evidence:\n") + len("evidence:\n")]
    blocks = {m.group(1): m.group(0) for m in re.finditer(r"  (\S+):\n(?:    .*\n)+", text)}
    return head, {name: block for name, block in blocks.items() if name.endswith((".alone", ".story"))}


def comment(path):
    """What stands above the numbers of a file."""
    return "".join(line for line in open(path) if line.startswith("#"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", nargs="+", action="append", required=True, metavar="FILE",
                           help="LABELLED SIGNS, and how often each article counts where that is not once")
    arguments.add_argument("--background", nargs=2, action="append", default=[], metavar=("ARTICLES", "SIGNS"))
    arguments.add_argument("--evidence", default="Config/rules/evidence.yaml", help="where the thresholds are read")
    arguments.add_argument("--words", default="Config/rules/words.yaml", help="where the weights of words are written")
    arguments.add_argument("--trees", default="Config/rules/trees.yaml", help="where the trees are written")
    arguments.add_argument("--write", metavar="FILE", help="write the fitted tables, keeping what is written by hand")
    options = arguments.parse_args()
    head, hand = by_hand(open(options.evidence).read())
    settings = {d: dict((k, float(v)) for k, v in re.findall(r"    (\S+): (\S+)", hand[d + ".story"])) for d in DETECTORS}
    articles = load(options.articles, False) + load(options.background, True)
    readings = Readings(articles)
    stances = Stances(readings)
    if not options.write:
        return measure(readings, stances, articles, settings)
    tables, words, trees = fitted(readings, stances, articles)
    heads = comment(options.words), comment(options.trees)
    with open(options.words, "w") as file:
        file.write(heads[0] + table_of_words(readings.words, words, trees))
    with open(options.trees, "w") as file:
        file.write(heads[1] + "trees:\n")
        for name, lines in trees.items():
            file.write(f"  {name}: |\n" + "".join(f"    {line}\n" for line in lines))
    with open(options.write, "w") as file:
        file.write(head + "".join(hand.values()))
        for name, rows in tables.items():
            file.write(table(name, rows))


if __name__ == "__main__":
    main()

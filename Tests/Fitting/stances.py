"""The stance of each statement: a sum of what its signs say, and trees that are added to it."""
import numpy as np
from scipy import sparse

from articles import DETECTORS, STANCES
from learning import grow, learn_kinds, logits, tree_lines

RIDGE = 0.7  # inverse strength of the penalty
# On unread articles sums alone read 82 of 100 stances, trees alone 84, both 85.
TREES = {"objective": "multiclass", "num_class": len(STANCES), "num_iterations": 100, "num_leaves": 15, "learning_rate": 0.12,
         "min_data_in_leaf": 20}
SAYS = ["scope.says-" + name for name in STANCES]
STANCE_TITLE_SIGNS = ["class." + name for name in """alleged cleared denied forbid found must pledge process punished reported seen
    urge condition recommended sanction neutral transfer aid facility servant head""".split()] + ["scope.decided"] + SAYS
# What the trees of stances ask beside signs and words, in the order of StanceTrees.swift.
STANCE_FEATURES = ["share-" + name for name in STANCES] + """index sentences order statements place is-title begins-quoted
    holds-quote is-neutrality gap""".split()
FIRST_GAP = 99  # of a story's first statement


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

    def tree_rows(self, article):
        """A row for each labelled sentence, as StanceTrees.swift makes them: words, signs of it, before, behind and of the title,
        features."""
        rows, last, shares = [], None, self.shares(article)
        title, count, marks = self.readings.marks(article.signs("title")), len(article.sentences), self.readings.marks
        order = self.order(article)
        for number, (index, detector) in enumerate(order):
            sentence = article.sentences[index]
            before, behind = (marks(article.sentences[i]["signs"] if 0 <= i < count else []) for i in (index - 1, index + 1))
            features = [index, count, number, len(order), index / count, sentence["isTitle"], sentence["beginsQuoted"],
                        sentence["holdsQuote"], detector == DETECTORS[0], FIRST_GAP if last is None else index - last]
            rows.append(np.concatenate(
                [self.readings.word_marks([sentence]), marks(sentence["signs"]), before, behind, title, shares, features]))
            last = index
        return rows

    def grow(self, articles):
        articles = [article for article in articles if self.order(article)]
        rows = sparse.vstack([sparse.csr_matrix(np.array(self.tree_rows(article))) for article in articles], format="csr")
        wanted = [STANCES.index(article.stances[d][i]) for article in articles for i, d in self.order(article)]
        counts = [article.times for article in articles for _ in self.order(article)]
        return grow(rows, np.array(wanted), np.array(counts), TREES)

    def tree_lines(self, booster):
        """The trees of each stance, in the order of STANCES; they are grown in turns."""
        signs = self.readings.signs
        present = ["word/" + forms[0] for forms in self.readings.words] + [
            part + sign for part in ("", "before/", "behind/", "title/") for sign in signs]
        lines = tree_lines(booster, present + STANCE_FEATURES, len(present))
        return [lines[number :: len(STANCES)] for number in range(len(STANCES))]

    def fit(self, articles):
        rows, wanted, counts = [], [], []
        for article in articles:
            shares, previous, title = self.shares(article), None, self.title(article)
            for index, detector in self.order(article):
                rows.append(self.row(article, index, shares, previous, title))
                previous = article.stances[detector][index]
                wanted.append(STANCES.index(previous))
                counts.append(article.times)
        return learn_kinds(np.array(rows), np.array(wanted), len(STANCES), RIDGE, np.array(counts))

    def read(self, models, booster, article):
        """The stance of each labelled sentence, by what was read before it."""
        order = self.order(article)
        together = dict(zip(order, booster.predict(np.array(self.tree_rows(article)), raw_score=True))) if order else {}
        shares, previous, title, read = self.shares(article), None, self.title(article), {}
        for index, detector in self.order(article):
            row = self.row(article, index, shares, previous, title)
            sums = [logits(row, weights) for weights in models] + together[index, detector]
            signs = article.sentences[index]["signs"]
            if "scope.modal" in signs and "scope.says-allegation" in signs and "scope.decided" not in signs:
                sums[0] = -np.inf
            previous = STANCES[int(np.argmax(sums))]
            read[index, detector] = previous
        return read

"""Stated days and the stages that they may be of."""
import collections

import numpy as np

from learning import grow
from readings import RAREST

# On unread articles the trees alone have F1 0.89, the rules of the binder alone 0.86.
TREES = {"num_iterations": 300, "num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 10, "lambda_l2": 3, "feature_fraction": 0.3}


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
            counts += [article.times_of_days] * len(places)
        return grow(np.array(rows), np.array(wanted), np.array(counts), TREES)

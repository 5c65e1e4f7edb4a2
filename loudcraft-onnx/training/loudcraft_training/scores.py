"""Figures that say how good a classifier is, with intervals."""

from __future__ import annotations

import numpy as np

from .data import FAMILY_OF, FAMILY_NAMES


def families(probabilities: np.ndarray) -> np.ndarray:
    """Probabilities of families: the sum of those of their genres."""
    sums = np.zeros((len(probabilities), len(FAMILY_NAMES)))
    for genre, family in enumerate(FAMILY_OF):
        sums[:, family] += probabilities[:, genre]
    return sums


def accuracy(probabilities: np.ndarray, truth: np.ndarray) -> float:
    return float((probabilities.argmax(1) == truth).mean())


def top2(probabilities: np.ndarray, truth: np.ndarray) -> float:
    best = np.argsort(-probabilities, axis=1)[:, :2]
    return float((best == truth[:, None]).any(1).mean())


def macro_f1(probabilities: np.ndarray, truth: np.ndarray) -> float:
    guess = probabilities.argmax(1)
    scores = []
    for label in np.unique(truth):
        hit = float(((guess == label) & (truth == label)).sum())
        scores.append(2.0 * hit / max(1.0, float((guess == label).sum() + (truth == label).sum())))
    return float(np.mean(scores))


def calibration_error(probabilities: np.ndarray, truth: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (Guo et al., ICML 2017) over bins of equal width."""
    confidence = probabilities.max(1)
    right = probabilities.argmax(1) == truth
    at = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(
        sum(abs(right[at == b].mean() - confidence[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any())
    )


def coverage(probabilities: np.ndarray, truth: np.ndarray, selective_accuracy: float) -> tuple[float, float]:
    """The largest share that can be answered with this accuracy, the surest first, and the confidence it takes."""
    confidence = probabilities.max(1)
    order = np.argsort(-confidence, kind="stable")
    right = (probabilities.argmax(1) == truth)[order]
    running = np.cumsum(right) / np.arange(1, len(right) + 1)
    enough = np.nonzero(running >= selective_accuracy)[0]
    if len(enough) == 0:
        return 0.0, 1.0
    last = int(enough[-1])
    return (last + 1) / len(right), float(confidence[order[last]])


class Profiles:
    """How far the tone that a master is led to lies from that of its genre, as the planner blends profiles.

    A genre of probability p weighs p^1.5, the neutral profile (1 - highest p)^3; what has less than a tenth of the highest stays
    out. Speech that might be counts as neutral, but what is recognised as speech is not blended. Shapes are compared, not levels, between 40 Hz and 16 kHz.
    """

    def __init__(self, index: dict, genres: list[str]):
        hz = np.array(index["profileHz"])
        self.heard = (hz >= 40.0) & (hz <= 16000.0)
        self.levels_db = np.stack([self._shape(index["profiles"][genre]) for genre in genres])
        self.neutral_db = self._shape(index["profiles"]["NEUTRAL"])
        self.speech = genres.index("SPEECH")

    def _shape(self, levels_db: list[float]) -> np.ndarray:
        heard = np.array(levels_db)[self.heard]
        return heard - heard.mean()

    def blended_db(self, probabilities: np.ndarray, abstain_below: float) -> np.ndarray:
        """Target levels for each row of probabilities: [clips, frequencies]."""
        highest = probabilities.max(1, keepdims=True)
        weights = np.where(probabilities >= 0.1 * highest, probabilities, 0.0) ** 1.5
        doubt = np.where(1.0 - highest >= 0.1 * highest, 1.0 - highest, 0.0) ** 3
        levels_db = self.levels_db.copy()
        levels_db[self.speech] = self.neutral_db
        blend = (weights @ levels_db + doubt * self.neutral_db) / (weights.sum(1, keepdims=True) + doubt)
        spoken = (probabilities.argmax(1) == self.speech) & (highest[:, 0] >= abstain_below)
        return np.where(spoken[:, None], self.levels_db[self.speech], blend)

    def distances_db(self, target_db: np.ndarray, truth: np.ndarray) -> np.ndarray:
        """Of each clip, the root mean square over frequencies."""
        return np.sqrt(((target_db - self.levels_db[truth]) ** 2).mean(1))


def interval(probabilities: np.ndarray, truth: np.ndarray, groups: np.ndarray, rounds: int = 1000) -> tuple[float, float]:
    """95 % interval of the accuracy by drawing artists anew (bootstrap over groups, since clips of one artist are alike).

    probabilities: [seeds, clips, labels], whose mean accuracy is meant.
    """
    rng = np.random.default_rng(0)
    right = (probabilities.argmax(2) == truth).mean(0)
    names, group = np.unique(groups, return_inverse=True)
    hits = np.bincount(group, right)
    sizes = np.bincount(group)
    drawn = rng.integers(len(names), size=(rounds, len(names)))
    values = hits[drawn].sum(1) / sizes[drawn].sum(1)
    return float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5))


def confusion(probabilities: np.ndarray, truth: np.ndarray, labels: int) -> np.ndarray:
    table = np.zeros((labels, labels), int)
    np.add.at(table, (truth, probabilities.argmax(1)), 1)
    return table

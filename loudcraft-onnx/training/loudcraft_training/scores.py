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


def interval(score, probabilities: np.ndarray, truth: np.ndarray, groups: np.ndarray, rounds: int = 1000) -> tuple[float, float]:
    """95 % interval of a score by drawing artists anew (bootstrap over groups, since clips of one artist are alike)."""
    rng = np.random.default_rng(0)
    names = np.unique(groups)
    members = {name: np.nonzero(groups == name)[0] for name in names}
    values = []
    for _ in range(rounds):
        drawn = np.concatenate([members[n] for n in rng.choice(names, len(names))])
        values.append(score(probabilities[drawn], truth[drawn]))
    return float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5))


def confusion(probabilities: np.ndarray, truth: np.ndarray, labels: int) -> np.ndarray:
    table = np.zeros((labels, labels), int)
    np.add.at(table, (truth, probabilities.argmax(1)), 1)
    return table

"""Says in a table how good out-of-fold predictions are."""

from __future__ import annotations

import numpy as np

from . import scores
from .data import FAMILY_NAMES, FAMILY_OF, GENRES, Clip


def table(name: str, probabilities: np.ndarray, clips: list[Clip]) -> str:
    """One row of figures for genres and one for families, with intervals over artists."""
    truth = np.array([clip.genre for clip in clips])
    artists = np.array([clip.artist for clip in clips])
    family = scores.families(probabilities)
    family_truth = FAMILY_OF[truth]
    rows = []
    for of, p, t in (("genre", probabilities, truth), ("family", family, family_truth)):
        low, high = scores.interval(scores.accuracy, p, t, artists)
        share, confidence = scores.coverage(p, t, 0.9)
        rows.append(
            f"| {name} | {of} | {scores.accuracy(p, t):.1%} ({low:.1%} to {high:.1%}) | {scores.top2(p, t):.1%} "
            f"| {scores.macro_f1(p, t):.3f} | {scores.calibration_error(p, t):.3f} | {share:.0%} (above {confidence:.2f}) |"
        )
    return "\n".join(rows)


HEAD = (
    "| model | of | accuracy (95 % interval) | top-2 | macro F1 | calibration error | answered at 90 % accuracy |\n"
    "|---|---|---|---|---|---|---|"
)


def confusion(probabilities: np.ndarray, clips: list[Clip]) -> str:
    """Rows are what a clip is, columns what it was taken for."""
    truth = np.array([clip.genre for clip in clips])
    counts = scores.confusion(probabilities, truth, len(GENRES))
    lines = ["| is \\ taken for | " + " | ".join(GENRES) + " |", "|---" * (len(GENRES) + 1) + "|"]
    lines += [f"| {genre} | " + " | ".join(str(n) for n in row) + " |" for genre, row in zip(GENRES, counts)]
    return "\n".join(lines)


def families(probabilities: np.ndarray, clips: list[Clip]) -> str:
    """Accuracy within each family."""
    truth = FAMILY_OF[np.array([clip.genre for clip in clips])]
    right = scores.families(probabilities).argmax(1) == truth
    return ", ".join(f"{FAMILY_NAMES[f]} {right[truth == f].mean():.0%} of {(truth == f).sum()}" for f in np.unique(truth))

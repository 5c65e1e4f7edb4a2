"""Says in tables how good out-of-fold predictions are."""

from __future__ import annotations

import numpy as np

from . import scores
from .data import FAMILY_NAMES, FAMILY_OF, GENRES, Clip

HEAD = (
    "| model | of | accuracy (95 % interval) | each seed | first two | macro F1 | calibration error | answered at 90 % accuracy "
    "| distance of profiles |\n|---|---|---|---|---|---|---|---|---|"
)


def _mean(score, probabilities: np.ndarray, truth: np.ndarray) -> float:
    return float(np.mean([score(p, truth) for p in probabilities]))


def _truth(clips: list[Clip]) -> np.ndarray:
    return np.array([clip.genre for clip in clips])


def rows(name: str, probabilities: np.ndarray, clips: list[Clip], profiles: scores.Profiles, abstain: float) -> str:
    """A row for genres and one for families: means over seeds of [seeds, clips, genres], intervals over artists."""
    truth = _truth(clips)
    artists = np.array([clip.artist for clip in clips])
    family = np.stack([scores.families(p) for p in probabilities])
    lines = []
    for of, p, t in (("genre", probabilities, truth), ("family", family, FAMILY_OF[truth])):
        low, high = scores.interval(p, t, artists)
        seeds = ", ".join(f"{scores.accuracy(one, t):.1%}" for one in p)
        answered = _mean(lambda one, it: scores.coverage(one, it, 0.9)[0], p, t)
        distance = ""
        if of == "genre":
            distance = f"{np.mean([profiles.distances_db(profiles.blended_db(one, abstain), t) for one in p]):.2f} dB"
        lines.append(
            f"| {name} | {of} | {_mean(scores.accuracy, p, t):.1%} ({low:.1%} to {high:.1%}) | {seeds} | {_mean(scores.top2, p, t):.1%} "
            f"| {_mean(scores.macro_f1, p, t):.3f} | {_mean(scores.calibration_error, p, t):.3f} | {answered:.0%} | {distance} |"
        )
    return "\n".join(lines)


def evaluation(of_copy: dict[str, np.ndarray], clean: str, clips: list[Clip], profiles: scores.Profiles, abstain: float) -> str:
    """All there is to say about a network: figures, robustness, what is taken for what."""
    truth = _truth(clips)
    p = of_copy[clean]
    answered = p.max(2) >= abstain
    right = (p.argmax(2) == truth) & answered
    parts = [
        "\n".join([HEAD, rows("network", p, clips, profiles, abstain)]),
        f"Below a probability of {abstain:.3f} the network abstains: it answers {answered.mean():.0%} of the clips, "
        f"{right.sum() / max(1, answered.sum()):.1%} of these rightly.",
        distances(p, truth, abstain, profiles),
        robustness(of_copy, clean, truth),
        families(p, clips),
        confusion(p, clips),
    ]
    return "\n\n".join(parts)


def distances(probabilities: np.ndarray, truth: np.ndarray, abstain: float, profiles: scores.Profiles) -> str:
    """How far from the profile of its genre a clip is led, by the blend and by the neutral profile."""
    answered = probabilities.max(2) >= abstain
    blend = np.stack([profiles.distances_db(profiles.blended_db(p, abstain), truth) for p in probabilities])
    neutral = np.broadcast_to(profiles.distances_db(profiles.neutral_db[None], truth), blend.shape)
    lines = ["| distance from the right profile, dB | mean | 95 % are under | most |", "|---|---|---|---|"]
    for name, d, clips in (
        ("blend, all clips", blend, answered | True),
        ("neutral, all clips", neutral, answered | True),
        ("blend, where it abstains", blend, ~answered),
        ("neutral, where it abstains", neutral, ~answered),
    ):
        if clips.any():
            lines.append(f"| {name} | {d[clips].mean():.2f} | {np.percentile(d[clips], 95):.2f} | {d[clips].max():.2f} |")
    return "\n".join(lines)


def robustness(of_copy: dict[str, np.ndarray], clean: str, truth: np.ndarray) -> str:
    """Accuracy on each kind of copy, and what is lost against the clips as they are."""
    lines = ["| clips | genre | family | lost, genre | lost, family |", "|---|---|---|---|---|"]
    family_truth = FAMILY_OF[truth]
    figures = {}
    for name, p in of_copy.items():
        family = np.stack([scores.families(one) for one in p])
        figures[name] = np.array([_mean(scores.accuracy, p, truth), _mean(scores.accuracy, family, family_truth)])
    for name, (genre, family) in figures.items():
        lost = 100.0 * (figures[clean] - figures[name])
        lines.append(f"| {name} | {genre:.1%} | {family:.1%} | {lost[0]:+.1f} | {lost[1]:+.1f} |")
    return "\n".join(lines)


def confusion(probabilities: np.ndarray, clips: list[Clip]) -> str:
    """Rows are what a clip is, columns what it was taken for, in percent of the row, over all seeds."""
    truth = _truth(clips)
    counts = sum(scores.confusion(p, truth, len(GENRES)) for p in probabilities)
    lines = ["| is \\ taken for | clips | " + " | ".join(GENRES) + " |", "|---" * (len(GENRES) + 2) + "|"]
    for genre, row in zip(GENRES, counts):
        total = row.sum()
        cells = [f"{100.0 * n / total:.0f}" if n else "" for n in row]
        lines.append(f"| {genre} | {total // len(probabilities)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def families(probabilities: np.ndarray, clips: list[Clip]) -> str:
    """Accuracy within each family."""
    truth = FAMILY_OF[_truth(clips)]
    right = np.mean([scores.families(p).argmax(1) == truth for p in probabilities], 0)
    shares = [f"{FAMILY_NAMES[f]} {right[truth == f].mean():.0%} of {(truth == f).sum()}" for f in np.unique(truth)]
    return "By family: " + ", ".join(shares) + "."

"""Judges models on artists that they were not trained on."""

from __future__ import annotations

import json
import multiprocessing

import numpy as np
import torch

from . import baseline, report, scores
from .data import GENRES, Clip, folds, load, load_copies
from .train import Inputs, Recipe, clip_weights, logits, softmax, temperature, train

FOLDS = 5
SELECTIVE_ACCURACY = 0.9
CLEAN = "as they are"


def labelled(arguments) -> tuple[list[Clip], dict]:
    """The clips whose genre can be told, and the index of their extraction."""
    clips, index = load(arguments.labels, arguments.extracted)
    return [clip for clip in clips if clip.genre >= 0], index


def usable(clips: list[Clip], arguments) -> np.ndarray:
    """Which clips may be trained on."""
    doubtful = set(arguments.doubtful)
    return np.array(
        [
            i
            for i, clip in enumerate(clips)
            if (clip.clear_licence or not arguments.clear_licences) and f"{clip.artist}={GENRES[clip.genre]}" not in doubtful
        ]
    )


class _Trial:
    """All that the folds share; handed to their processes by forking."""

    def __init__(self, arguments):
        self.clips, self.index = labelled(arguments)
        self.usable = usable(self.clips, arguments)
        self.recipe = Recipe(epochs=arguments.epochs)
        self.originals = Inputs(self.clips)
        self.training: list[Inputs] = []
        self.tests = {CLEAN: self.originals}
        if arguments.copies:
            copies = load_copies(self.clips, arguments.labels, arguments.copies, "train-")
            self.training = [Inputs(copy) for copy in copies.values()]
            tests = load_copies(self.clips, arguments.labels, arguments.copies, "test-")
            self.tests.update({name.removeprefix("test-"): Inputs(copy) for name, copy in tests.items()})

    def run(self, task: tuple[int, int]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Trains on all folds of a seed but one; the logits of that one, of each kind of copy."""
        seed, fold = task
        torch.set_num_threads(1)
        test = folds(self.clips, FOLDS, seed + 1)[fold]
        net = train(self.clips, np.setdiff1d(self.usable, test), self.originals, self.training, self.recipe, 10 * seed + fold)
        return test, {name: logits(net, inputs, test) for name, inputs in self.tests.items()}


_trial: _Trial | None = None


def _run(task):
    return _trial.run(task)


def evaluate(arguments) -> None:
    """Cross-validation by artist, as often as there are seeds, each with folds of its own.

    Prints and writes ``evaluation.md``; writes ``calibration.json`` for the export and ``logits.npz``.
    """
    global _trial
    _trial = _Trial(arguments)
    clips = _trial.clips
    truth = np.array([clip.genre for clip in clips])
    tasks = [(seed, fold) for seed in range(arguments.seeds) for fold in range(FOLDS)]
    all_logits = {name: np.zeros((arguments.seeds, len(clips), len(GENRES))) for name in _trial.tests}
    with multiprocessing.get_context("fork").Pool(arguments.processes) as pool:
        for (seed, _), (test, of_copy) in zip(tasks, pool.imap(_run, tasks)):
            for name, values in of_copy.items():
                all_logits[name][seed][test] = values
    np.savez(arguments.out / "logits.npz", **all_logits)
    clean = all_logits[CLEAN]
    # Weighed as in training, so that no artist with many clips decides how sure the others are.
    t = temperature(clean, truth, clip_weights(clips, np.arange(len(clips))))
    p = {name: softmax(values / t) for name, values in all_logits.items()}
    abstain = _abstain_below(p[CLEAN], truth)
    text = report.evaluation(p, CLEAN, clips, scores.Profiles(_trial.index, GENRES), abstain)
    print(text)
    (arguments.out / "evaluation.md").write_text(text + "\n")
    right = np.mean([scores.accuracy(p[CLEAN][seed], truth) for seed in range(arguments.seeds)])
    trained = [clips[i] for i in _trial.usable]
    calibration = {
        "temperature": t,
        "abstainBelow": abstain,
        "data": f"{len(trained)} clips by {len({clip.artist for clip in trained})} artists; on artists left out {right:.1%} right",
    }
    (arguments.out / "calibration.json").write_text(json.dumps(calibration, indent=1))


def _abstain_below(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """The confidence from which on answers are right often enough, over all seeds: [seeds, clips, genres]."""
    seeds, _, genres = probabilities.shape
    return scores.coverage(probabilities.reshape(-1, genres), np.tile(truth, seeds), SELECTIVE_ACCURACY)[1]


def evaluate_baseline(arguments) -> None:
    """The same folds for plain classifiers on the hand-made features, whose windows vote."""
    clips, index = labelled(arguments)
    chosen = usable(clips, arguments)
    sums: dict[str, np.ndarray] = {}
    for seed in range(arguments.seeds):
        for test in folds(clips, FOLDS, seed + 1):
            training = [clips[i] for i in np.setdiff1d(chosen, test)]
            for name, p in baseline.probabilities(training, [clips[i] for i in test], seed).items():
                sums.setdefault(name, np.zeros((arguments.seeds, len(clips), len(GENRES))))[seed][test] = p
    profiles = scores.Profiles(index, GENRES)
    truth = np.array([clip.genre for clip in clips])
    rows = [report.rows(name, p, clips, profiles, _abstain_below(p, truth)) for name, p in sums.items()]
    text = "\n".join([report.HEAD, *rows])
    print(text)
    (arguments.out / "baseline.md").write_text(text + "\n")

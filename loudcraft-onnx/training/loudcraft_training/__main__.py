"""``python -m loudcraft_training baseline|evaluate|train|export``: see the README beside this package."""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch

from . import baseline, report, scores
from .data import GENRES, Clip, folds, load
from .export import export
from .train import Recipe, logits, softmax, temperature, train

FOLDS = 5
FOLD_SEED = 1
SELECTIVE_ACCURACY = 0.9


def _clips(arguments) -> tuple[list[Clip], dict]:
    clips, index = load(arguments.labels, arguments.extracted)
    if arguments.clear_licences:
        clips = [clip for clip in clips if clip.clear_licence]
    return [clip for clip in clips if clip.genre >= 0], index


def _fold(task):
    """Trains on all folds but one; the logits of that one."""
    arguments, fold, seed, recipe = task
    torch.set_num_threads(1)
    clips, _ = _clips(arguments)
    test = folds(clips, FOLDS, FOLD_SEED)[fold]
    training = [clip for i, clip in enumerate(clips) if i not in set(test.tolist())]
    net = train(training, recipe, seed, log=lambda line: print(f"fold {fold} {line}", flush=True))
    return test, np.stack([logits(net, clips[i]) for i in test])


def run_baseline(arguments) -> None:
    clips, _ = _clips(arguments)
    print(report.HEAD)
    sums: dict[str, np.ndarray] = {}
    for test in folds(clips, FOLDS, FOLD_SEED):
        training = [clip for i, clip in enumerate(clips) if i not in set(test.tolist())]
        for name, p in baseline.probabilities(training, [clips[i] for i in test], seed=0).items():
            sums.setdefault(name, np.zeros((len(clips), len(GENRES))))[test] = p
    for name, p in sums.items():
        print(report.table(name, p, clips))
    np.savez(arguments.out / "baseline.npz", **{name.replace(" ", "_"): p for name, p in sums.items()})


def run_evaluate(arguments) -> None:
    """Cross-validation by artist, one network a fold and seed."""
    clips, _ = _clips(arguments)
    recipe = Recipe(epochs=arguments.epochs, width=arguments.width)
    tasks = [(arguments, fold, seed, recipe) for seed in range(arguments.seeds) for fold in range(FOLDS)]
    all_logits = np.zeros((arguments.seeds, len(clips), len(GENRES)))
    with ProcessPoolExecutor(arguments.processes) as pool:
        for (_, _, seed, _), (test, values) in zip(tasks, pool.map(_fold, tasks)):
            all_logits[seed][test] = values
            np.savez(arguments.out / "logits.npz", logits=all_logits)
    print(report.HEAD)
    truth = np.array([clip.genre for clip in clips])
    for seed in range(arguments.seeds):
        t = temperature(all_logits[seed], truth)
        print(report.table(f"network, seed {seed}", softmax(all_logits[seed] / t), clips))
    mean = all_logits.mean(0)
    t = temperature(mean, truth)
    p = softmax(mean / t)
    print(report.table(f"mean of {arguments.seeds} networks", p, clips))
    print(report.families(p, clips))
    print(report.confusion(p, clips))
    share, confidence = scores.coverage(p, truth, SELECTIVE_ACCURACY)
    calibration = {
        "temperature": t,
        "abstainBelow": confidence,
        "data": f"{len(clips)} clips by {len({clip.artist for clip in clips})} artists; by artist, {scores.accuracy(p, truth):.1%} right, "
        f"{share:.0%} answered at {SELECTIVE_ACCURACY:.0%}",
    }
    (arguments.out / "calibration.json").write_text(json.dumps(calibration, indent=1))


def run_train(arguments) -> None:
    """Trains the networks of the model on all clips."""
    clips, index = _clips(arguments)
    recipe = Recipe(epochs=arguments.epochs, width=arguments.width)
    torch.set_num_threads(1)
    for seed in range(arguments.seeds):
        net = train(clips, recipe, 100 + seed)
        torch.save(net.state_dict(), arguments.out / f"net-{seed}.pt")
    (arguments.out / "index.json").write_text(json.dumps({k: v for k, v in index.items() if k != "clips"}))


def main() -> None:
    parser = argparse.ArgumentParser(prog="loudcraft_training", description=__doc__)
    parser.add_argument("command", choices=["baseline", "evaluate", "train", "export"])
    parser.add_argument("--labels", type=Path, required=True, help="labels.csv: file, genre, artist, title, licence")
    parser.add_argument("--extracted", type=Path, required=True, help="what FeatureExtractor wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for results")
    parser.add_argument("--clear-licences", action="store_true", help="leave out clips without a licence that allows derived works")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--width", type=float, default=Recipe.width, help="channels, as a factor")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    {"baseline": run_baseline, "evaluate": run_evaluate, "train": run_train, "export": export}[arguments.command](arguments)


if __name__ == "__main__":
    main()

"""``python -m loudcraft_training degrade|baseline|evaluate|train|export``: see the README beside this package."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from .data import GENRES, load_copies
from .degrade import TESTS, TRAINING, degrade
from .evaluate import evaluate, evaluate_baseline, labelled, usable
from .export import export
from .train import Inputs, Recipe, train

SEED = 100


def run_train(arguments) -> None:
    """Trains the network of the model on all clips; what no clip is of is not among its genres."""
    clips, index = labelled(arguments)
    chosen = usable(clips, arguments)
    genres = sorted({clips[i].genre for i in chosen})
    torch.set_num_threads(1)
    copies = load_copies(clips, arguments.labels, arguments.copies, "train-") if arguments.copies else {}
    training = [Inputs(copy) for copy in copies.values()]
    net = train(clips, chosen, Inputs(clips), training, Recipe(epochs=arguments.epochs), SEED)
    net.keep(genres)
    torch.save(net, arguments.out / "net.pt")
    about = {key: value for key, value in index.items() if key != "clips"}
    about["genres"] = [GENRES[genre] for genre in genres]
    (arguments.out / "index.json").write_text(json.dumps(about))


def run_degrade(arguments) -> None:
    degrade(arguments.wav, arguments.out, TRAINING + TESTS, arguments.processes)


COMMANDS = {"degrade": run_degrade, "baseline": evaluate_baseline, "evaluate": evaluate, "train": run_train, "export": export}


def main() -> None:
    parser = argparse.ArgumentParser(prog="loudcraft_training", description=__doc__)
    parser.add_argument("command", choices=list(COMMANDS))
    parser.add_argument("--wav", type=Path, help="folder of decoded clips, for degrade")
    parser.add_argument("--labels", type=Path, help="labels.csv: file, genre, artist, title, licence")
    parser.add_argument("--extracted", type=Path, help="what FeatureExtractor wrote")
    parser.add_argument("--copies", type=Path, help="folder with what FeatureExtractor wrote for each degraded copy")
    parser.add_argument("--out", type=Path, required=True, help="folder for results")
    parser.add_argument("--clear-licences", action="store_true", help="train on clips only whose licence allows derived works")
    parser.add_argument(
        "--doubtful",
        action="append",
        default=[],
        metavar="ARTIST=GENRE",
        help="train on no clip of this artist that is labelled so, since ears would say otherwise; it is still judged by",
    )
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seeds", type=int, default=3, help="of an evaluation")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    needed = ["wav"] if arguments.command == "degrade" else ["labels", "extracted"] if arguments.command != "export" else []
    for name in needed:
        if getattr(arguments, name) is None:
            parser.error(f"{arguments.command} needs --{name}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    COMMANDS[arguments.command](arguments)


if __name__ == "__main__":
    main()

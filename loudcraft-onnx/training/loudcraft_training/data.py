"""Clips with their labels and the inputs that the Java extractor wrote for them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Genres in the order of the model's outputs. What the data cannot carry is not among them.
GENRES = [
    "POP",
    "ROCK",
    "METAL",
    "HIP_HOP",
    "RNB_SOUL",
    "ELECTRONIC",
    "AMBIENT",
    "JAZZ_BLUES",
    "FOLK_COUNTRY",
    "CLASSICAL",
    "REGGAE",
    "SPEECH",
]

FAMILIES = {
    "POP": "song",
    "RNB_SOUL": "song",
    "ROCK": "rock",
    "METAL": "rock",
    "HIP_HOP": "beat",
    "REGGAE": "beat",
    "ELECTRONIC": "electronic",
    "AMBIENT": "ambient",
    "JAZZ_BLUES": "acoustic",
    "FOLK_COUNTRY": "acoustic",
    "CLASSICAL": "classical",
    "SPEECH": "speech",
}

FAMILY_NAMES = sorted(set(FAMILIES.values()))

# Family of each genre, as indices.
FAMILY_OF = np.array([FAMILY_NAMES.index(FAMILIES[genre]) for genre in GENRES])

# What a licence says that is none, forbids derived works, or is not certain.
_DOUBTFUL = ("none", "-nd", "unsure", "unknown", "not in repo")


@dataclass(frozen=True)
class Clip:
    """One labelled excerpt.

    mel: float32 [windows, bands, frames], as fed to the network; features: float32 [windows, features].
    """

    file: str
    genre: int  # index into GENRES, -1 for background
    artist: str
    track: str  # excerpts of one track share it
    licence: str
    mel: np.ndarray
    features: np.ndarray

    @property
    def family(self) -> int:
        return int(FAMILY_OF[self.genre])

    @property
    def clear_licence(self) -> bool:
        """Whether the licence is stated and allows derived works."""
        words = self.licence.lower()
        return not any(doubt in words for doubt in _DOUBTFUL)


def load(labels: Path, extracted: Path) -> tuple[list[Clip], dict]:
    """Reads all clips of a labels file that were extracted, and the index of the extraction."""
    index = json.loads((extracted / "index.json").read_text())
    folders = {entry["file"]: entry for entry in index["clips"]}
    clips = []
    with open(labels, newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            entry = folders.get(row["file"]) or folders.get(Path(row["file"]).stem)
            if entry is None:
                continue
            folder = extracted / entry["folder"]
            clips.append(
                Clip(
                    file=row["file"],
                    genre=GENRES.index(row["genre"]) if row["genre"] in GENRES else -1,
                    artist=row["artist"],
                    track=row["artist"] + "/" + row["title"],
                    licence=row["licence"],
                    mel=np.load(folder / "mel.npy"),
                    features=np.load(folder / "features.npy"),
                )
            )
    return clips, index


def load_copies(clips: list[Clip], labels: Path, folder: Path, prefix: str) -> dict[str, list[Clip]]:
    """The degraded copies of these clips, by the name of the copy, from what was extracted into folders of a folder."""
    copies = {}
    for extracted in sorted(folder.glob(prefix + "*")):
        of_file = {copy.file: copy for copy in load(labels, extracted)[0]}
        copies[extracted.name] = [of_file[clip.file] for clip in clips]
    return copies


def folds(clips: list[Clip], count: int, seed: int) -> list[np.ndarray]:
    """Divides clips into test sets by artist, genres spread as evenly as artists allow; the largest artists go first."""
    rng = np.random.default_rng(seed)
    artists: dict[str, list[int]] = {}
    for i, clip in enumerate(clips):
        artists.setdefault(clip.artist, []).append(i)
    order = sorted(artists, key=lambda a: (-len(artists[a]), rng.random()))
    load_of = np.zeros((count, len(GENRES)))
    sets: list[list[int]] = [[] for _ in range(count)]
    for artist in order:
        counts = np.bincount([clips[i].genre for i in artists[artist]], minlength=len(GENRES))
        cost = [float((load_of[f] * counts).sum() + 0.01 * load_of[f].sum()) for f in range(count)]
        best = int(np.argmin(cost))
        load_of[best] += counts
        sets[best] += artists[artist]
    return [np.array(sorted(s)) for s in sets]

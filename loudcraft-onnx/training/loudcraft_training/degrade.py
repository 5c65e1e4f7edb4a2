"""Copies of clips after what may befall a mix without changing its genre, made with ffmpeg.

``test-*`` copies are for judging how robust a model is; ``train-*`` copies go through chances drawn anew for every clip, and are
for training. All chances hang on the names of the copy and of the clip alone.
"""

from __future__ import annotations

import random
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TRAINING = ["train-0", "train-1", "train-2", "train-3", "train-dull"]
TESTS = ["test-eq", "test-quiet", "test-lowpass-4k", "test-lowpass-11k", "test-mp3-96k", "test-expanded", "test-mono"]

# Octaves apart, so that neighbours hardly add up.
_EQ_HZ = [63, 125, 250, 500, 1000, 2000, 4000, 8000]
# Four second-order sections with the qualities of an eighth-order Butterworth filter.
_BUTTERWORTH_8 = [0.50979558, 0.60134489, 0.89997622, 2.5629154]
_EXPAND = "compand=attacks=0.02:decays=0.2:points=-90/-120|-60/-78|-40/-50|-25/-29|-15/-15|0/0"
_COMPRESS = "compand=attacks=0.01:decays=0.15:points=-90/-70|-60/-45|-40/-30|-20/-16|0/-9"


def degrade(wav: Path, out: Path, copies: list[str], processes: int) -> None:
    """Makes the named copies of every WAV below a folder: ``wav/a/b.wav`` becomes ``out/COPY/a/b.wav``."""
    clips = sorted(path.relative_to(wav) for path in wav.rglob("*.wav"))
    with ThreadPoolExecutor(processes) as pool:
        for copy in copies:
            list(pool.map(lambda clip: _make(copy, wav / clip, out / copy / clip, f"{copy} {clip.as_posix()}"), clips))


def _make(copy: str, source: Path, target: Path, seed: str) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    filters, kbps = _chain(copy, chance)
    part = target.with_suffix(".part")
    at = ["-af", ",".join(filters)] if filters else []
    if kbps:
        encoded = target.with_suffix(".mp3.part")
        _ffmpeg(["-i", str(source), *at, "-c:a", "libmp3lame", "-b:a", f"{kbps}k", "-f", "mp3", str(encoded)])
        _ffmpeg(["-f", "mp3", "-i", str(encoded), "-c:a", "pcm_s16le", "-f", "wav", str(part)])
        encoded.unlink()
    else:
        _ffmpeg(["-i", str(source), *at, "-c:a", "pcm_s16le", "-f", "wav", str(part)])
    part.rename(target)


def _ffmpeg(arguments: list[str]) -> None:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments], check=True)


def _chain(copy: str, chance: random.Random) -> tuple[list[str], int]:
    """The filters of a copy, and the bit rate of the mp3 it goes through, 0 for none."""
    if copy == "test-eq":
        return ["volume=-6dB", *_eq(lambda: chance.uniform(-6.0, 6.0))], 0
    if copy == "test-quiet":
        return ["volume=-12dB"], 0
    if copy == "test-lowpass-4k":
        return _low_pass(4000), 0
    if copy == "test-lowpass-11k":
        return _low_pass(11000), 0
    if copy == "test-mp3-96k":
        return [], 96
    if copy == "test-expanded":
        return [_EXPAND], 0
    if copy == "test-mono":
        return ["aformat=channel_layouts=mono"], 0
    if copy == "train-dull":
        return _low_pass(int(2.0 ** chance.uniform(11.6, 12.6))), 0  # 3.1 to 6.2 kHz
    if copy.startswith("train-"):
        return _by_chance(chance)
    raise ValueError(f"copy must be one of {TRAINING + TESTS}, but was {copy}")


def _by_chance(chance: random.Random) -> tuple[list[str], int]:
    filters = ["volume=-8dB"]
    if chance.random() < 0.8:
        filters += _eq(lambda: max(-8.0, min(8.0, chance.gauss(0.0, 3.5))))
    if chance.random() < 0.25:
        filters += _low_pass(int(2.0 ** chance.uniform(11.6, 13.4)))  # 3.1 to 10.8 kHz
    if chance.random() < 0.15:
        filters.append(f"highpass=f={chance.randint(40, 150)}")
    dynamics = chance.random()
    if dynamics < 0.2:
        filters.append(_EXPAND)
    elif dynamics < 0.4:
        filters.append(_COMPRESS)
    elif dynamics < 0.6:
        filters += ["volume=14dB", "alimiter=limit=0.9:level=false"]
    if chance.random() < 0.3:
        filters.append("extrastereo=m=" + f"{chance.uniform(0.0, 2.5):.2f}" + ":c=false")
    return filters, chance.choice([64, 96, 128]) if chance.random() < 0.3 else 0


def _eq(gain_db) -> list[str]:
    return [f"equalizer=f={hz}:t=o:w=1:g={gain_db():.2f}" for hz in _EQ_HZ]


def _low_pass(hz: int) -> list[str]:
    return [f"lowpass=f={hz}:t=q:w={q}" for q in _BUTTERWORTH_8]

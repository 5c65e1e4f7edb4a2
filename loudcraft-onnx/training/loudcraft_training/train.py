"""Trains networks on clips."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch

from .data import FAMILY_NAMES, FAMILY_OF, GENRES, Clip
from .model import GenreNet, Judge, Standard
from .texture import Texture


@dataclass(frozen=True)
class Recipe:
    """How a network is trained; the defaults are those of the bundled model.

    epochs: draws of as many windows as there are; judges: perceptrons in a network; copies: weight of a degraded copy of a clip
    against the clip itself.
    """

    epochs: int = 8
    judges: int = 5
    hidden: int = 128
    batch: int = 64
    rate: float = 2e-3
    weight_decay: float = 0.3
    smoothing: float = 0.1
    mixup: float = 0.3
    family_weight: float = 0.3
    copies: float = 0.3


class Inputs:
    """What the judges of a network are fed with, for every window of clips: descriptors and features."""

    def __init__(self, clips: list[Clip]):
        texture = Texture()
        with torch.no_grad():
            self.of_clip = [torch.cat([texture(torch.from_numpy(c.mel)), torch.from_numpy(c.features)], 1) for c in clips]


@dataclass(frozen=True)
class _Windows:
    x: torch.Tensor
    genre: torch.Tensor
    weight: torch.Tensor


def clip_weights(clips: list[Clip], chosen: np.ndarray) -> np.ndarray:
    """A genre weighs as the square root of its clips, and so does an artist."""
    per_genre = np.bincount([clips[i].genre for i in chosen], minlength=len(GENRES))
    per_artist: dict[str, int] = {}
    for i in chosen:
        per_artist[clips[i].artist] = per_artist.get(clips[i].artist, 0) + 1
    return np.array([1.0 / math.sqrt(per_genre[clips[i].genre] * per_artist[clips[i].artist]) for i in chosen])


def _windows(clips: list[Clip], chosen: np.ndarray, originals: Inputs, copies: list[Inputs], copy_weight: float) -> _Windows:
    """All windows of the chosen clips and of their copies; the windows of a clip share its weight."""
    weights = clip_weights(clips, chosen)
    x, genre, weight = [], [], []
    for inputs, factor in [(originals, 1.0)] + [(copy, copy_weight) for copy in copies]:
        for i, of_clip in zip(chosen, weights):
            rows = inputs.of_clip[i]
            x.append(rows)
            genre += [clips[i].genre] * len(rows)
            weight += [float(factor * of_clip / len(rows))] * len(rows)
    return _Windows(torch.cat(x), torch.tensor(genre), torch.tensor(weight))


def train(clips: list[Clip], chosen: np.ndarray, originals: Inputs, copies: list[Inputs], recipe: Recipe, seed: int) -> GenreNet:
    """Trains a network on the chosen ones of the clips. The same input and seed give the same network on one machine."""
    torch.set_flush_denormal(True)
    windows = _windows(clips, chosen, originals, copies, recipe.copies)
    share = windows.weight / windows.weight.sum()
    mean = share @ windows.x
    standard = Standard(mean, torch.sqrt(share @ (windows.x - mean) ** 2))
    x = standard(windows.x)
    judges = [_judge(x, windows, recipe, 1000 * seed + k) for k in range(recipe.judges)]
    return GenreNet(standard, judges).eval()


def _judge(x: torch.Tensor, windows: _Windows, recipe: Recipe, seed: int) -> Judge:
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    rng = np.random.default_rng(seed)
    family_of = torch.from_numpy(FAMILY_OF)
    net = Judge(x.shape[1], recipe.hidden, len(GENRES))
    optimizer = torch.optim.AdamW(net.parameters(), recipe.rate, weight_decay=recipe.weight_decay)
    steps = recipe.epochs * max(1, len(x) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps + 1, pct_start=0.1)
    for _ in range(steps):
        drawn = torch.multinomial(windows.weight, recipe.batch, replacement=True, generator=generator)
        genre = windows.genre[drawn]
        target = _smooth(genre, len(GENRES), recipe.smoothing)
        families = _smooth(family_of[genre], len(FAMILY_NAMES), recipe.smoothing)
        part = float(rng.beta(recipe.mixup, recipe.mixup))
        other = torch.randperm(recipe.batch, generator=generator)
        logits = net(part * x[drawn] + (1.0 - part) * x[drawn][other])
        loss = _cross_entropy(torch.log_softmax(logits, 1), part * target + (1.0 - part) * target[other])
        family_loss = _cross_entropy(_family_log(logits, family_of), part * families + (1.0 - part) * families[other])
        optimizer.zero_grad(set_to_none=True)
        (loss + recipe.family_weight * family_loss).backward()
        optimizer.step()
        schedule.step()
    return net


def _smooth(labels: torch.Tensor, count: int, smoothing: float) -> torch.Tensor:
    return torch.nn.functional.one_hot(labels, count).float() * (1.0 - smoothing) + smoothing / count


def _cross_entropy(log_probabilities: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return -(target * log_probabilities).sum(1).mean()


def _family_log(logits: torch.Tensor, family_of: torch.Tensor) -> torch.Tensor:
    log = torch.log_softmax(logits, 1)
    return torch.stack([torch.logsumexp(log[:, family_of == f], 1) for f in range(len(FAMILY_NAMES))], 1)


@torch.no_grad()
def logits(net: GenreNet, inputs: Inputs, chosen: np.ndarray) -> np.ndarray:
    """Mean logits of each of the chosen clips over its windows, as the classifier takes them: [clips, genres]."""
    return np.stack([net.judge(inputs.of_clip[i]).mean(0).numpy() for i in chosen])


def temperature(all_logits: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> float:
    """The one that makes weighted out-of-fold logits, [seeds, clips, genres], likeliest (Guo et al., ICML 2017)."""
    at = np.arange(len(truth))

    def loss(t: float) -> float:
        return float(-(_log_softmax(all_logits / t)[:, at, truth] @ weights).mean())

    return float(min(np.exp(np.linspace(math.log(0.3), math.log(3.0), 200)), key=loss))


def _log_softmax(x: np.ndarray) -> np.ndarray:
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def softmax(x: np.ndarray) -> np.ndarray:
    return np.exp(_log_softmax(x))

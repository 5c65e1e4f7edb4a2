"""Trains networks on clips."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import torch

from .augment import augment
from .data import FAMILY_NAMES, FAMILY_OF, GENRES, Clip
from .model import GenreNet


@dataclass(frozen=True)
class Recipe:
    """How a network is trained; the defaults are those of the bundled model."""

    epochs: int = 60
    batch: int = 32
    rate: float = 2e-3
    weight_decay: float = 0.02
    smoothing: float = 0.1
    mixup: float = 0.3
    family_weight: float = 0.3
    width: float = 1.0
    ema: float = 0.995


class _Deck:
    """Draws windows so that every genre comes up as often as the square root of its clips and artists allow."""

    def __init__(self, clips: list[Clip], rng: np.random.Generator):
        self.clips = clips
        self.rng = rng
        genres = np.array([clip.genre for clip in clips])
        per_genre = np.bincount(genres, minlength=len(GENRES)).astype(float)
        artists: dict[str, int] = {}
        for clip in clips:
            artists[clip.artist] = artists.get(clip.artist, 0) + 1
        weights = np.array([1.0 / math.sqrt(per_genre[c.genre]) / math.sqrt(artists[c.artist]) for c in clips])
        self.chances = weights / weights.sum()

    def epoch(self) -> np.ndarray:
        """Two draws a clip."""
        return self.rng.choice(len(self.clips), 2 * len(self.clips), p=self.chances)

    def batch(self, drawn: np.ndarray):
        mel, features, genre = [], [], []
        for i in drawn:
            clip = self.clips[i]
            window = self.rng.integers(len(clip.mel))
            mel.append(clip.mel[window])
            features.append(clip.features[window])
            genre.append(clip.genre)
        return torch.from_numpy(np.stack(mel)), torch.from_numpy(np.stack(features)), torch.tensor(genre)


def train(clips: list[Clip], recipe: Recipe, seed: int, log=print) -> GenreNet:
    """Trains one network. The same clips, recipe and seed give the same network on one machine."""
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    rng = np.random.default_rng(seed)
    generator = torch.Generator().manual_seed(seed)
    deck = _Deck(clips, rng)
    net = GenreNet(clips[0].features.shape[1], len(GENRES), recipe.width).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(net.parameters(), recipe.rate, weight_decay=recipe.weight_decay)
    steps = recipe.epochs * math.ceil(2 * len(clips) / recipe.batch)
    warm = max(1, steps // 20)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / warm) * 0.5 * (1.0 + math.cos(math.pi * step / steps))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.ema), use_buffers=True
    )
    family_of = torch.from_numpy(FAMILY_OF)
    started = time.monotonic()
    for epoch in range(recipe.epochs):
        net.train()
        order = deck.epoch()
        total = 0.0
        for at in range(0, len(order), recipe.batch):
            mel, features, genre = deck.batch(order[at : at + recipe.batch])
            if len(genre) < 4:
                continue
            mel = augment(mel, generator)
            target = _smooth(genre, len(GENRES), recipe.smoothing)
            families = _smooth(family_of[genre], len(FAMILY_NAMES), recipe.smoothing)
            share = float(rng.beta(recipe.mixup, recipe.mixup))
            share = max(share, 1.0 - share)
            other = torch.randperm(len(genre), generator=generator)
            mel = share * mel + (1.0 - share) * mel[other]
            features = share * features + (1.0 - share) * features[other]
            target = share * target + (1.0 - share) * target[other]
            families = share * families + (1.0 - share) * families[other]
            logits = net(mel, features)
            loss = _cross_entropy(torch.log_softmax(logits, 1), target)
            loss = loss + recipe.family_weight * _cross_entropy(_family_log(logits, family_of), families)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(net)
            total += float(loss)
        if epoch % 10 == 9:
            log(f"seed {seed} epoch {epoch + 1}: loss {total * recipe.batch / len(order):.3f}, {time.monotonic() - started:.0f} s")
    trained = average.module
    trained.eval()
    return trained


def _smooth(labels: torch.Tensor, count: int, smoothing: float) -> torch.Tensor:
    return torch.nn.functional.one_hot(labels, count).float() * (1.0 - smoothing) + smoothing / count


def _cross_entropy(log_probabilities: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return -(target * log_probabilities).sum(1).mean()


def _family_log(logits: torch.Tensor, family_of: torch.Tensor) -> torch.Tensor:
    log = torch.log_softmax(logits, 1)
    return torch.stack([torch.logsumexp(log[:, family_of == f], 1) for f in range(len(FAMILY_NAMES))], 1)


@torch.no_grad()
def logits(net: torch.nn.Module, clip: Clip, windows: int = 6) -> np.ndarray:
    """Mean logits of a clip over up to this many windows, spread over it, as the classifier takes them."""
    at = np.unique(np.linspace(0, len(clip.mel) - 1, min(windows, len(clip.mel))).round().astype(int))
    net.eval()
    return net(torch.from_numpy(clip.mel[at]), torch.from_numpy(clip.features[at])).mean(0).numpy()


def temperature(all_logits: np.ndarray, truth: np.ndarray) -> float:
    """The one that makes out-of-fold logits likeliest (Guo et al., ICML 2017)."""
    candidates = np.exp(np.linspace(math.log(0.3), math.log(3.0), 200))
    best = min(candidates, key=lambda t: -_log_softmax(all_logits / t)[np.arange(len(truth)), truth].mean())
    return float(best)


def _log_softmax(x: np.ndarray) -> np.ndarray:
    x = x - x.max(1, keepdims=True)
    return x - np.log(np.exp(x).sum(1, keepdims=True))


def softmax(x: np.ndarray) -> np.ndarray:
    return np.exp(_log_softmax(x))

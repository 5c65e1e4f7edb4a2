"""The network: fixed descriptors of the log-mel, joined by hand-made features, judged by several small perceptrons."""

from __future__ import annotations

import torch
from torch import nn

from .texture import Texture

# What lies further out, in deviations, tells of a fault rather than of a genre.
OUTLIER = 4.0


class Standard(nn.Module):
    """Shifts and scales each input to mean 0 and deviation 1, and clips outliers."""

    def __init__(self, mean: torch.Tensor, deviation: torch.Tensor):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("factor", 1.0 / (deviation + 1e-3))

    def forward(self, x):
        return torch.clamp((x - self.mean) * self.factor, -OUTLIER, OUTLIER)


class Judge(nn.Module):
    """One hidden layer; most inputs are hidden from it in training, so it learns to do with any of them."""

    def __init__(self, inputs: int, hidden: int, genres: int):
        super().__init__()
        self.layers = nn.Sequential(nn.Dropout(0.7), nn.Linear(inputs, hidden), nn.ReLU(), nn.Dropout(0.5), nn.Linear(hidden, genres))

    def forward(self, x):
        return self.layers(x)

    def keep(self, genres: list[int]) -> None:
        """Forgets all other genres."""
        last = self.layers[-1]
        kept = nn.Linear(last.in_features, len(genres))
        with torch.no_grad():
            kept.weight.copy_(last.weight[genres])
            kept.bias.copy_(last.bias[genres])
        self.layers[-1] = kept


class GenreNet(nn.Module):
    """From ``mel`` [windows, 96, 256] and ``features`` [windows, F] to logits [windows, genres], the mean of its judges."""

    def __init__(self, standard: Standard, judges: list[Judge]):
        super().__init__()
        self.texture = Texture()
        self.standard = standard
        self.judges = nn.ModuleList(judges)

    def forward(self, mel, features):
        return self.judge(torch.cat([self.texture(mel), features], 1))

    def keep(self, genres: list[int]) -> None:
        """Leaves these genres, in this order, in the logits."""
        for judge in self.judges:
            judge.keep(genres)

    def judge(self, inputs):
        """Logits from descriptors and features that are known already."""
        x = self.standard(inputs)
        logits = self.judges[0](x)
        for judge in self.judges[1:]:
            logits = logits + judge(x)
        return logits / len(self.judges)

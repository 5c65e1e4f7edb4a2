"""The network: a small residual CNN on the log-mel, joined by hand-made features."""

from __future__ import annotations

import torch
from torch import nn

BANDS = 96
FRAMES = 256


class _Residual(nn.Module):
    def __init__(self, inside: int, outside: int, stride: tuple[int, int], squeeze: bool):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inside, outside, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outside),
            nn.ReLU(inplace=True),
            nn.Conv2d(outside, outside, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outside),
        )
        self.skip = nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))
        self.gate = (
            nn.Sequential(nn.Linear(outside, outside // 8), nn.ReLU(inplace=True), nn.Linear(outside // 8, outside), nn.Sigmoid())
            if squeeze
            else None
        )

    def forward(self, x):
        y = self.body(x)
        if self.gate is not None:
            y = y * self.gate(y.mean((2, 3)))[:, :, None, None]
        return torch.relu(y + self.skip(x))


class GenreNet(nn.Module):
    """From ``mel`` [windows, 96, 256] and ``features`` [windows, F] to logits [windows, genres].

    Three planes: the log-mel, the log-mel less each band's mean over time (deaf to equalisers), and the band's place.
    """

    def __init__(self, features: int, genres: int, width: float = 1.0):
        super().__init__()
        c = [max(8, int(round(width * n / 8)) * 8) for n in (24, 32, 48, 72, 112, 160)]
        self.stem = nn.Sequential(nn.Conv2d(3, c[0], 5, 2, 2, bias=False), nn.BatchNorm2d(c[0]), nn.ReLU(inplace=True))
        self.blocks = nn.Sequential(
            _Residual(c[0], c[1], (2, 2), False),
            _Residual(c[1], c[2], (2, 2), False),
            _Residual(c[2], c[3], (2, 2), False),
            _Residual(c[3], c[4], (2, 1), True),
            _Residual(c[4], c[5], (1, 1), True),
        )
        self.attention = nn.Linear(c[5], 1)
        self.hand = nn.Sequential(nn.BatchNorm1d(features), nn.Dropout(0.2), nn.Linear(features, 64), nn.ReLU(inplace=True))
        self.head = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(3 * c[5] + 64, 128), nn.BatchNorm1d(128), nn.ReLU(inplace=True), nn.Dropout(0.3), nn.Linear(128, genres)
        )
        self.register_buffer("place", torch.linspace(-1.0, 1.0, BANDS).view(1, 1, BANDS, 1))

    def forward(self, mel, features):
        mel = mel.unsqueeze(1)
        place = self.place + torch.zeros_like(mel)
        x = self.blocks(self.stem(torch.cat([mel, mel - mel.mean(3, keepdim=True), place], 1)))
        x = x.mean(2).transpose(1, 2)  # [windows, time, channels]
        weights = torch.softmax(self.attention(x), 1)
        pooled = torch.cat([x.mean(1), (weights * x).sum(1), x.max(1).values], 1)
        return self.head(torch.cat([pooled, self.hand(features)], 1))


class Ensemble(nn.Module):
    """Several networks as one: the mean of their logits, divided by a temperature."""

    def __init__(self, nets, temperature: float):
        super().__init__()
        self.nets = nn.ModuleList(nets)
        self.temperature = temperature

    def forward(self, mel, features):
        logits = self.nets[0](mel, features)
        for net in self.nets[1:]:
            logits = logits + net(mel, features)
        return logits / (len(self.nets) * self.temperature)

"""Descriptors of the sound of a window, computed inside the network from its log-mel."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional

BANDS = 96
FRAMES = 256

# The log-mel comes in units of so many dB.
_UNIT_DB = 20.0
# Bands on which the spectrum is smoothed, to see what stands out of it: tones.
_SMOOTHED = 9
_RHYTHM_BANDS = 24
_CORRELATED_BANDS = 32
_ATTACK_FRAMES = (1, 2, 4, 8)
_NOVELTY_FRAMES = (2, 4, 8, 16, 32, 64, 128)
_SUSTAIN_FRAMES = (2, 4, 8, 16, 32, 64)
_MODULATION_BINS = 13


class Texture(nn.Module):
    """From log-mels [windows, 96, 256] to descriptors [windows, ``size``].

    What they tell: the spectrum and how it moves; its growth; how bands move together (Seyerlehner et al., "Fusing block-level
    features for music similarity estimation", DAFx 2010); the spectrum of each band's movement (fluctuation patterns, Pampalk,
    2006); tones, how long they last and how soon they change; attacks and decays. No weights; each is of a few units.
    """

    def __init__(self):
        super().__init__()
        self.register_buffer("smooth", _smoothing(), persistent=False)
        self.register_buffer("dft", _modulation_dft(), persistent=False)
        self.register_buffer("pairs", _pairs(_CORRELATED_BANDS), persistent=False)
        self.register_buffer("rhythm_pairs", _pairs(_RHYTHM_BANDS), persistent=False)
        self.edges = np.unique(np.round(np.geomspace(2, 64, _MODULATION_BINS)).astype(int)).tolist()

    def forward(self, mel):
        mel = mel * _UNIT_DB
        detail = mel - self.smooth @ mel
        groups = _grouped(mel, _RHYTHM_BANDS)
        parts = [
            self._spectrum(mel),
            self._growth(mel),
            _correlations(_grouped(mel, _CORRELATED_BANDS), 0.5, self.pairs),
            _correlations(groups[:, :, 1:] - groups[:, :, :-1], 0.2, self.rhythm_pairs),
            self._fluctuation(groups),
            self._tones(detail),
            self._sustain(detail),
            self._novelty(detail),
            self._attacks(groups),
        ]
        return torch.cat(parts, 1)

    @property
    def size(self) -> int:
        """How many descriptors there are."""
        with torch.no_grad():
            return self(torch.zeros(1, BANDS, FRAMES)).shape[1]

    @staticmethod
    def _spectrum(mel):
        """Mean, deviation and skewness of each band, and how far its loudest and quietest 0.2 s lie from the mean."""
        bands = _grouped(mel, 48)
        mean = bands.mean(2)
        centred = bands - mean[:, :, None]
        deviation = _rms(centred)
        skewness = (centred * centred * centred).mean(2) / (deviation * deviation * deviation + 1.0)
        slow = functional.avg_pool1d(bands, 8, 8)
        return torch.cat([mean, deviation, skewness, slow.amax(2) - mean, slow.amin(2) - mean], 1)

    @staticmethod
    def _growth(mel):
        bands = _grouped(mel, 48)
        growth = torch.relu(bands[:, :, 3:] - bands[:, :, :-3])
        return torch.cat([growth.mean(2), _rms(growth)], 1)

    def _fluctuation(self, groups):
        """Level of each band's movement between 0.34 and 10.8 Hz."""
        moving = groups - groups.mean(2, keepdim=True)
        spectrum = moving @ self.dft
        half = spectrum.shape[2] // 2
        power = spectrum[:, :, :half] * spectrum[:, :, :half] + spectrum[:, :, half:] * spectrum[:, :, half:]
        bins = [power[:, :, a - 1 : b - 1].mean(2) for a, b in zip(self.edges[:-1], self.edges[1:])]
        return torch.log(torch.cat(bins, 1) + 0.1)

    @staticmethod
    def _tones(detail):
        """How far each band stands out of its neighbours."""
        change = (detail[:, :, 1:] - detail[:, :, :-1]).abs()
        out = [torch.relu(detail - above_db).mean(2) for above_db in (0.0, 3.0, 8.0)]
        return torch.cat([*out, _rms(detail - detail.mean(2, keepdim=True)), change.mean(2)], 1)

    @staticmethod
    def _sustain(detail):
        """Autocorrelation of what stands out."""
        moving = detail - detail.mean(2, keepdim=True)
        power = (moving * moving).mean(2) + 1.0
        rows = [(moving[:, :, lag:] * moving[:, :, :-lag]).mean(2) / power for lag in _SUSTAIN_FRAMES]
        return torch.cat([row.reshape(-1, _RHYTHM_BANDS, BANDS // _RHYTHM_BANDS).mean(2) for row in rows], 1)

    @staticmethod
    def _novelty(detail):
        """How alike the tones of two moments are, in three ranges."""
        tones = torch.relu(detail)
        tones = tones / (torch.sqrt((tones * tones).sum(1, keepdim=True)) + 1.0)
        parts = []
        for low in (0, 32, 64):
            part = tones[:, low : low + 32]
            for lag in _NOVELTY_FRAMES:
                alike = (part[:, :, lag:] * part[:, :, :-lag]).sum(1)
                mean = alike.mean(1, keepdim=True)
                parts += [mean, _rms(alike - mean)[:, None]]
        return torch.cat(parts, 1)

    @staticmethod
    def _attacks(groups):
        """Steepness of rise and of fall over several times."""
        parts = []
        for lag in _ATTACK_FRAMES:
            change = groups[:, :, lag:] - groups[:, :, :-lag]
            parts += [_rms(torch.relu(change)), _rms(torch.relu(-change))]
        return torch.cat(parts, 1)


def _grouped(mel, count: int):
    return mel.reshape(-1, count, mel.shape[1] // count, mel.shape[2]).mean(2)


def _rms(x):
    return torch.sqrt((x * x).mean(-1))


def _correlations(series, floor_db: float, pairs):
    """Of all pairs of bands; movement under the floor counts as little."""
    centred = series - series.mean(2, keepdim=True)
    scaled = centred / (_rms(centred)[:, :, None] + floor_db)
    both = scaled @ scaled.transpose(1, 2) / series.shape[2]
    return both.reshape(-1, series.shape[1] * series.shape[1])[:, pairs]


def _pairs(count: int) -> torch.Tensor:
    rows, columns = np.triu_indices(count, 1)
    return torch.from_numpy(rows * count + columns)


def _smoothing() -> torch.Tensor:
    at = np.arange(BANDS)
    near = (np.abs(at[:, None] - at[None]) <= _SMOOTHED // 2).astype(np.float64)
    return torch.from_numpy((near / near.sum(1, keepdims=True)).astype(np.float32))


def _modulation_dft() -> torch.Tensor:
    """Cosines and sines under a Hann window, bins 1 to 63 of 256: [frames, 126]."""
    t = np.arange(FRAMES)
    window = 0.5 - 0.5 * np.cos(2.0 * math.pi * t / FRAMES)
    angle = 2.0 * math.pi * np.outer(t, np.arange(1, 64)) / FRAMES
    return torch.from_numpy(np.concatenate([window[:, None] * np.cos(angle), window[:, None] * np.sin(angle)], 1).astype(np.float32))

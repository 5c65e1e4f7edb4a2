"""What may befall a mix without changing its genre, done to log-mels that are in units of 20 dB."""

from __future__ import annotations

import torch

UNIT_DB = 20.0
LOWEST = -60.0 / UNIT_DB
HIGHEST = 30.0 / UNIT_DB


def augment(mel: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Changes each of a batch of crops, [batch, bands, frames], in its own way."""
    n, bands, frames = mel.shape

    def normal(*size):
        return torch.randn(*size, generator=generator)

    def uniform(*size):
        return torch.rand(*size, generator=generator)

    place = torch.linspace(-1.0, 1.0, bands).view(1, bands, 1)
    change_db = 3.0 * normal(n, 1, 1) + 3.0 * normal(n, 1, 1) * place
    for _ in range(2):  # bumps of an equaliser
        centre = 2.0 * uniform(n, 1, 1) - 1.0
        width = 0.1 + 0.3 * uniform(n, 1, 1)
        on = (uniform(n, 1, 1) < 0.5).float()
        change_db = change_db + on * 4.0 * normal(n, 1, 1) * torch.exp(-0.5 * ((place - centre) / width) ** 2)
    # a low-pass of any steepness, on a quarter of the crops
    edge = 0.2 + 0.8 * uniform(n, 1, 1)
    steep = 20.0 + 100.0 * uniform(n, 1, 1)
    on = (uniform(n, 1, 1) < 0.25).float()
    change_db = change_db - on * steep * torch.clamp(place - edge, min=0.0)
    # a high-pass
    edge = -1.0 + 0.3 * uniform(n, 1, 1)
    on = (uniform(n, 1, 1) < 0.15).float()
    change_db = change_db - on * 60.0 * torch.clamp(edge - place, min=0.0)
    # expansion and compression of what moves
    ratio = 1.0 + 0.25 * normal(n, 1, 1).clamp(-1.5, 1.5)
    level = mel.mean(1, keepdim=True)
    mean = level.mean(2, keepdim=True)
    mel = mel + (ratio - 1.0) * (level - mean) + change_db / UNIT_DB
    mel = _stretch(mel, generator)
    # masks of bands and of frames
    for axis, most in ((1, 12), (1, 12), (2, 40), (2, 40)):
        size = mel.shape[axis]
        length = (most * uniform(n)).long()
        start = ((size - most) * uniform(n)).long()
        at = torch.arange(size)
        mask = (at[None] >= start[:, None]) & (at[None] < (start + length)[:, None])
        mask = mask[:, :, None] if axis == 1 else mask[:, None, :]
        mel = torch.where(mask, mel.mean((1, 2), keepdim=True), mel)
    return mel.clamp(LOWEST, HIGHEST)


def _stretch(mel: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Tempo by up to 10 %, pitch by up to two bands."""
    n, bands, frames = mel.shape
    tempo = 1.0 + 0.1 * (2.0 * torch.rand(n, generator=generator) - 1.0)
    shift = 4.0 * torch.rand(n, generator=generator) - 2.0
    x = torch.linspace(-1.0, 1.0, frames)[None, :] * tempo[:, None]
    y = torch.linspace(-1.0, 1.0, bands)[None, :] + 2.0 * shift[:, None] / bands
    grid = torch.stack([x[:, None, :].expand(n, bands, frames), y[:, :, None].expand(n, bands, frames)], -1)
    return torch.nn.functional.grid_sample(
        mel[:, None], grid, mode="bilinear", padding_mode="reflection", align_corners=True
    )[:, 0]

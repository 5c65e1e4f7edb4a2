"""Writes the mel levels that MelSpectrogramTest compares with: the front end once more, in NumPy, straight from its definition.

    pip install numpy==2.4.6
    python make_golden_mel.py > ../src/test/resources/app/loudcraft/onnx/golden-mel.csv

The signal, at 44.1 and 48 kHz, is given in closed form and synthesised again by the test. A line: rate, frame, 96 levels in dB.
"""

import numpy as np

EDGES = 700.0 * (10.0 ** (np.linspace(2595 * np.log10(1 + 30 / 700), 2595 * np.log10(1 + 10500 / 700), 98) / 2595) - 1)


def signal(rate):
    t = np.arange(rate) / rate
    x = 0.30 * np.sin(2 * np.pi * (80 * t + 2500 * t * t))  # sweeps from 80 Hz to 5 kHz
    x += 0.10 * np.sin(2 * np.pi * 440 * t) * (1 + np.sin(2 * np.pi * 3 * t))
    x += 0.01 * np.sin(2 * np.pi * 8000 * t)
    return x.astype(np.float32)


def cells(bins, edge_low, edge_mid, edge_high, step):
    """The share of the triangle between half a bin below and half a bin above each bin."""

    def below(f):
        f = np.clip(f, edge_low, edge_high)
        rising = (f - edge_low) ** 2 / ((edge_high - edge_low) * (edge_mid - edge_low))
        falling = 1 - (edge_high - f) ** 2 / ((edge_high - edge_low) * (edge_high - edge_mid))
        return np.where(f <= edge_mid, rising, falling)

    return below((bins + 0.5) * step) - below((bins - 0.5) * step)


def mel_db(x, rate, frame):
    length = int(np.rint(0.04644 * rate))
    start = int(np.floor(frame * 0.02322 * rate + 0.5))
    size = 1 << int(np.ceil(np.log2(1.8 * length)))
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    spectrum = np.fft.rfft(x[start : start + length].astype(np.float64) * window, size)
    density = 2 * np.abs(spectrum) ** 2 / (rate * np.sum(window**2))
    bins = np.arange(len(density))
    powers = [density @ cells(bins, *EDGES[b : b + 3], rate / size) for b in range(96)]
    return 10 * np.log10(np.array(powers) + 1e-16)


if __name__ == "__main__":
    for rate in (44100, 48000):
        x = signal(rate)
        for frame in (0, 17, 40):
            print(f"{rate},{frame}," + ",".join(f"{v:.4f}" for v in mel_db(x, rate, frame)))

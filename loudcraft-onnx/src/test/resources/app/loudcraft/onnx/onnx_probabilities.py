"""Prints what ONNX Runtime in Python makes of extracted clips: ``python onnx_probabilities.py MODEL EXTRACTED``.

A line a clip: its file, and the probabilities in the order of the model, separated by commas.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime


def main(model: Path, extracted: Path) -> None:
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    temperature = float(session.get_modelmeta().custom_metadata_map["temperature"])
    for clip in json.loads((extracted / "index.json").read_text())["clips"]:
        folder = extracted / clip["folder"]
        arrays = {"mel": np.load(folder / "mel.npy"), "features": np.load(folder / "features.npy")}
        mean = session.run(["logits"], arrays)[0].astype(np.float64).mean(0) / temperature
        weights = np.exp(mean - mean.max())
        print(",".join([clip["file"]] + [repr(float(p)) for p in weights / weights.sum()]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

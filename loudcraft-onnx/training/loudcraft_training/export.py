"""Writes a trained network as an ONNX model with what the classifier must know about it."""

from __future__ import annotations

import json

import numpy as np
import onnx
import onnxruntime
import torch

from .texture import BANDS, FRAMES

OPSET = 17
VERSION = "1"
# Two results of the same network, one by PyTorch and one by ONNX Runtime, differ by rounding only.
TOLERANCE = 1e-4


def export(arguments) -> None:
    """Takes the network in ``--out`` and writes ``genre.onnx`` there."""
    index = json.loads((arguments.out / "index.json").read_text())
    calibration = json.loads((arguments.out / "calibration.json").read_text())
    features = len(index["featureNames"])
    model = torch.load(arguments.out / "net.pt", weights_only=False).eval()
    mel = torch.randn(2, BANDS, FRAMES)
    hand = torch.randn(2, features)
    target = arguments.out / "genre.onnx"
    torch.onnx.export(
        model,
        (mel, hand),
        str(target),
        input_names=["mel", "features"],
        output_names=["logits"],
        dynamic_axes={"mel": {0: "windows"}, "features": {0: "windows"}, "logits": {0: "windows"}},
        opset_version=OPSET,
        dynamo=False,
    )
    stored = onnx.load(str(target))
    for key, value in {
        "frontEndHash": index["frontEndHash"],
        "genres": ",".join(index["genres"]),
        "version": VERSION,
        "temperature": repr(calibration["temperature"]),
        "abstainBelow": repr(calibration["abstainBelow"]),
        "data": calibration["data"],
    }.items():
        stored.metadata_props.append(onnx.StringStringEntryProto(key=key, value=value))
    onnx.checker.check_model(stored)
    onnx.save(stored, str(target))
    session = onnxruntime.InferenceSession(str(target), providers=["CPUExecutionProvider"])
    there = session.run(["logits"], {"mel": mel.numpy(), "features": hand.numpy()})[0]
    with torch.no_grad():
        here = model(mel, hand).numpy()
    worst = float(np.abs(there - here).max())
    if not worst < TOLERANCE:
        raise SystemExit(f"{target}: ONNX Runtime and PyTorch must agree within {TOLERANCE}, but differ by {worst}")
    print(f"{target}: {target.stat().st_size} bytes, differs from PyTorch by {worst:.1e}")

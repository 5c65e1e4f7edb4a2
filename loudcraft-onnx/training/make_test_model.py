"""Makes the small models that the tests of loudcraft-onnx load.

    pip install onnx==1.23.2 numpy==2.4.6
    python make_test_model.py ../src/test/resources/app/loudcraft/onnx

tiny.onnx has the inputs, the output and the metadata of a genre model, and random weights. In place of the hash of the
front end it holds 64 zeros, which a test replaces by the hash that it wants. The others break one rule each.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

BANDS = 96
FRAMES = 256
FEATURES = 187
GENRES = ["ROCK", "ELECTRONIC", "CLASSICAL", "SPEECH"]
METADATA = {
    "frontEndHash": "0" * 64,
    "genres": ",".join(GENRES),
    "version": "tiny 1",
    "temperature": "1.25",
    "abstainBelow": "0.3",
}


def weights(name, seed, *shape, scale=1.0):
    values = np.random.default_rng(seed).normal(0.0, scale, shape).astype(np.float32)
    return numpy_helper.from_array(values, name)


def tiny(mel="mel", features=FEATURES, outputs=len(GENRES), metadata=METADATA):
    """A convolution, a mean over time and bands, and a linear layer over that and the features."""
    nodes = [
        helper.make_node("Unsqueeze", [mel, "one"], ["plane"]),
        helper.make_node("Conv", ["plane", "kernel"], ["maps"], strides=[4, 4]),
        helper.make_node("Relu", ["maps"], ["rectified"]),
        helper.make_node("GlobalAveragePool", ["rectified"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("Tanh", ["features"], ["bounded"]),
        helper.make_node("Concat", ["flat", "bounded"], ["joined"], axis=1),
        helper.make_node("Gemm", ["joined", "matrix"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info(mel, TensorProto.FLOAT, ["n", BANDS, FRAMES]),
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", features]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", outputs])],
        [
            numpy_helper.from_array(np.array([1], dtype=np.int64), "one"),
            weights("kernel", 1, 4, 1, 5, 5, scale=0.2),
            weights("matrix", 2, 4 + features, outputs, scale=0.1),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    helper.set_model_props(model, metadata)
    onnx.checker.check_model(model, full_check=True)
    return model


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    models = {
        "tiny": tiny(),
        "five-features": tiny(features=5),
        "other-input": tiny(mel="spectrogram"),
        "five-outputs": tiny(outputs=5),
        "no-genres": tiny(metadata={k: v for k, v in METADATA.items() if k != "genres"}),
    }
    for name, model in models.items():
        (folder / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

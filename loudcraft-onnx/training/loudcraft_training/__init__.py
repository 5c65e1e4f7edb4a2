"""Trains the genre model of Loudcraft on what its Java front end has extracted.

Python never computes a mel spectrogram: ``FeatureExtractor`` of the module ``loudcraft-onnx`` writes the network's inputs, and
the hash of its constants goes into the model, so the two cannot drift apart.
"""

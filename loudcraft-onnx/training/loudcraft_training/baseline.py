"""What a network must beat: plain classifiers on the hand-made features, whose windows vote."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from .data import GENRES, Clip


def _models(seed: int) -> dict:
    return {
        "logistic regression": make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=500, class_weight="balanced")),
        "SVM": make_pipeline(StandardScaler(), SVC(C=3.0, gamma="scale", probability=True, class_weight="balanced", random_state=seed)),
        "trees": ExtraTreesClassifier(400, min_samples_leaf=2, class_weight="balanced", n_jobs=1, random_state=seed),
        "boosting": HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.08, max_leaf_nodes=15, l2_regularization=1.0, class_weight="balanced", random_state=seed
        ),
    }


def probabilities(train: list[Clip], test: list[Clip], seed: int) -> dict[str, np.ndarray]:
    """Of every plain classifier, and of all together, what it makes of each test clip: [clips, genres]."""
    x = np.concatenate([clip.features for clip in train])
    y = np.concatenate([[clip.genre] * len(clip.features) for clip in train])
    results = {}
    for name, model in _models(seed).items():
        model.fit(x, y)
        classes = model.classes_
        out = np.zeros((len(test), len(GENRES)))
        for i, clip in enumerate(test):
            out[i, classes] = model.predict_proba(clip.features).mean(0)
        results[name] = out
    results["all of them"] = np.mean(list(results.values()), 0)
    return results

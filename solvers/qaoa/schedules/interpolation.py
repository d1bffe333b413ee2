"""INTERP: each number of layers starts from the trained angles of one layer fewer, stretched.

Source: Zhou, Wang, Choi, Pichler and Lukin, arXiv 1812.01041, appendix B: good schedules are smooth,
so the next one is near the linear interpolation of the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from problems.structures import Floats
from solvers.qaoa.engines.engine import Engine
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.training import Training, train


def train_layer_by_layer(
    engine: Engine, first: Angles, layers: int, may_go_on: Callable[[int], bool]
) -> Training:
    """Returns the training of `layers` layers, reached one by one from the layers of `first`.

    Where `may_go_on` ends it early, the angles may have fewer layers; `evaluations` counts all.
    """
    spent = 0

    def goes_on(n_done: int) -> bool:
        return may_go_on(spent + n_done)

    training = train(engine, first, goes_on)
    while training.finished and training.angles.gammas.size < layers:
        spent += training.evaluations
        training = train(engine, one_more_layer(training.angles), goes_on)
    return replace(training, evaluations=spent + training.evaluations)


def one_more_layer(angles: Angles) -> Angles:
    """Returns the angles on one layer more, by linear interpolation.

    >>> one_more_layer(Angles(np.array([1.0, 2.0]), np.array([-4.0, -2.0])))
    Angles(gammas=array([1. , 1.5, 2. ]), betas=array([-4., -3., -2.]))
    """
    return Angles(_stretched(angles.gammas), _stretched(angles.betas))


def _stretched(values: Floats) -> Floats:
    """Entry i of p + 1 is (i/p)·v[i−1] + (1 − i/p)·v[i], from 0."""
    share = np.arange(values.size + 1) / values.size
    return share * np.append(values[:1], values) + (1 - share) * np.append(values, values[-1:])

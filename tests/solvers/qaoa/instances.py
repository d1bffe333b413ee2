"""Small random BQMs with fields, couplings and an offset, as binaries or as spins."""

from itertools import combinations

import dimod
import numpy as np


def random_bqm(n: int, seed: int, vartype: str = "BINARY") -> dimod.BinaryQuadraticModel:
    """Returns a dense BQM of standard normal biases on the variables x0, x1, …"""
    rng = np.random.default_rng(seed)
    names = [f"x{index}" for index in range(n)]
    bqm = dimod.BinaryQuadraticModel(vartype)
    bqm.offset = float(rng.normal())
    for name in names:
        bqm.add_variable(name, float(rng.normal()))
    for pair in combinations(names, 2):
        bqm.add_quadratic(*pair, float(rng.normal()))
    return bqm

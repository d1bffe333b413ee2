"""Fixed angles: what is best on the regular tree of a model's degree, transferred without training.

On d-regular graphs with few triangles these angles cut as much, edge by edge, as the tree does (fixed
angle conjecture: Wurtz and Lykov, arXiv 2107.00677). Weighted models take them with γ divided by the
spread of the weights (Shaydulin et al., arXiv 2201.11785); a field counts as a coupling to one more spin.

The table is our own: `python -m evals.regular_angles` computes it again; its cut shares are the
published ones.
"""

from __future__ import annotations

import numpy as np

from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import Ising
from solvers.qaoa.schedules.interpolation import one_more_layer

# (γ, β) by degree and layers, for couplings of 1; beside it the share of edges that is cut
_BEST: dict[tuple[int, int], tuple[tuple[float, ...], tuple[float, ...]]] = {
    (2, 1): ((0.3927,), (-0.3927,)),  # 0.7500
    (2, 2): ((0.3279, 0.6214), (-0.6214, -0.3279)),  # 0.8333
    (2, 3): ((0.2961, 0.5780, 0.6823), (-0.6823, -0.5780, -0.2961)),  # 0.8750
    (2, 4): ((0.2757, 0.5542, 0.6531, 0.7087), (-0.7087, -0.6531, -0.5542, -0.2757)),  # 0.9000
    (3, 1): ((0.3077,), (-0.3927,)),  # 0.6925
    (3, 2): ((0.2439, 0.4489), (-0.5549, -0.2924)),  # 0.7559
    (3, 3): ((0.2109, 0.3992, 0.4685), (-0.6090, -0.4596, -0.2357)),  # 0.7924
    (3, 4): ((0.2044, 0.3903, 0.4940, 0.5785), (-0.5996, -0.4343, -0.2968, -0.1590)),  # 0.8169
    (4, 1): ((0.2618,), (-0.3927,)),  # 0.6624
    (4, 2): ((0.2039, 0.3699), (-0.5341, -0.2830)),  # 0.7161
    (4, 3): ((0.1773, 0.3257, 0.3771), (-0.5879, -0.4232, -0.2230)),  # 0.7486
    (4, 4): ((0.1575, 0.2938, 0.3366, 0.3856), (-0.6050, -0.4778, -0.3613, -0.1875)),  # 0.7690
    (5, 1): ((0.2318,), (-0.3927,)),  # 0.6431
    (5, 2): ((0.1793, 0.3225), (-0.5241, -0.2788)),  # 0.6907
    (5, 3): ((0.1558, 0.2818, 0.3239), (-0.5783, -0.4076, -0.2189)),  # 0.7199
    (5, 4): ((0.1387, 0.2548, 0.2884, 0.3306), (-0.5971, -0.4632, -0.3448, -0.1826)),  # 0.7386
    (6, 1): ((0.2103,), (-0.3927,)),  # 0.6294
    (6, 2): ((0.1621, 0.2899), (-0.5182, -0.2766)),  # 0.6726
    (6, 3): ((0.1407, 0.2520, 0.2884), (-0.5727, -0.3989, -0.2169)),  # 0.6993
    (6, 4): ((0.1254, 0.2281, 0.2561, 0.2937), (-0.5921, -0.4539, -0.3355, -0.1801)),  # 0.7165
    (7, 1): ((0.1938,), (-0.3927,)),  # 0.6190
    (7, 2): ((0.1491, 0.2656), (-0.5144, -0.2751)),  # 0.6589
    (7, 3): ((0.1293, 0.2302, 0.2627), (-0.5689, -0.3933, -0.2157)),  # 0.6836
    (7, 4): ((0.1154, 0.2084, 0.2326, 0.2669), (-0.5886, -0.4477, -0.3295, -0.1786)),  # 0.6996
    (8, 1): ((0.1807,), (-0.3927,)),  # 0.6108
    (8, 2): ((0.1388, 0.2466), (-0.5117, -0.2742)),  # 0.6480
    (8, 3): ((0.1203, 0.2132, 0.2428), (-0.5662, -0.3894, -0.2149)),  # 0.6711
    (8, 4): ((0.1074, 0.1930, 0.2146, 0.2463), (-0.5862, -0.4433, -0.3254, -0.1777)),  # 0.6861
}
_LEAST_DEGREE, _MOST_DEGREE, _MOST_LAYERS = 2, 8, 4


def transferred_angles(model: Ising, layers: int) -> Angles:
    """Returns the angles for a model's degree and weights; γ is per unit of its cost.

    Degrees between the table's are rounded. Above 8, γ shrinks as arctan(1/√(d − 1)), as the best one
    of one layer does; beyond 4 layers the angles are stretched, as INTERP does.
    """
    degree, weight = _typical_term(model)
    nearest = int(np.clip(round(degree), _LEAST_DEGREE, _MOST_DEGREE))
    gammas, betas = _BEST[nearest, min(layers, _MOST_LAYERS)]
    angles = Angles(np.array(gammas), np.array(betas))
    while angles.gammas.size < layers:
        angles = one_more_layer(angles)
    wider = _turn(max(degree, _MOST_DEGREE)) / _turn(_MOST_DEGREE)
    return Angles(angles.gammas * wider / weight, angles.betas)


def _typical_term(model: Ising) -> tuple[float, float]:
    """How many terms a spin is in on average, and the root mean square of their weights."""
    n_terms = int(2 * model.weights.size + np.count_nonzero(model.fields))
    if n_terms == 0:
        return 0.0, 1.0
    squares = float(2 * np.sum(model.weights**2) + np.sum(model.fields**2))
    return n_terms / model.n_spins, (squares / n_terms) ** 0.5


def _turn(degree: float) -> float:
    return float(np.arctan((degree - 1) ** -0.5))

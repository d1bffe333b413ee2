"""Published growth of classical running times, for families where a paper measured it."""

from __future__ import annotations

from solvers.performance.profile_file import PublishedGrowth

PUBLISHED: dict[str, tuple[PublishedGrowth, ...]] = {
    "labs": (
        PublishedGrowth(
            algorithm="memetic tabu search, to an optimum without proof",
            base=1.34,
            source="arXiv 2308.02342",
            date="2024-05",
        ),
        PublishedGrowth(
            algorithm="memetic tabu search, to an optimum without proof, N = 27 to 37",
            base=1.37,
            source="arXiv 2511.04553",
            date="2025-11",
        ),
        PublishedGrowth(
            algorithm="branch and bound, with proof",
            base=1.73,
            source="Packebusch and Mertens, arXiv 1512.02475",
            date="2016-03",
        ),
    ),
}

"""How far each quantum algorithm is from being of use."""

from enum import StrEnum


class Readiness(StrEnum):
    """Where the field stands. A level names when, and for what, a person could rely on it."""

    READY = "ready"
    SPECIFIC = "specific problems only"
    LABORATORY = "laboratory"
    DECADES = "decades"

"""Names without the particles that say what each does in its sentence: "창고에서" names "창고"."""

from __future__ import annotations

import re
from collections import defaultdict

_PARTICLES = (
    "에서는", "에게는", "이라는", "입니다", "이고", "이며", "이다", "에서", "에게", "으로", "까지",
    "부터", "하고", "에는", "로", "은", "는", "이", "가", "을", "를", "와", "과", "의", "에", "도", "인", "씩",
)  # fmt: skip
_HANGUL = re.compile(r"[가-힣]+")
# After a Latin letter, a figure or a bracket nothing but a particle can follow without a blank.
_AFTER_LATIN = re.compile(rf"(?<=[A-Za-z0-9›\])])(?:{'|'.join(_PARTICLES)})(?![가-힣])")
_SHORTEST = 2  # a syllable alone is a name only where it stands alone somewhere


def without_particles(text: str) -> str:
    """Returns the text with each name bare that stands with another particle, or alone, elsewhere.

    >>> without_particles("창고에서 A는 2, 창고-B 3, 나무는 4")
    '창고 A 2, 창고-B 3, 나무는 4'
    """
    seen: dict[str, set[str]] = defaultdict(set)
    for match in _HANGUL.finditer(text):
        word = match[0]
        seen[word].add("")
        for particle in _PARTICLES:
            if word.endswith(particle) and len(word) > len(particle):
                seen[word[: -len(particle)]].add(particle)

    def bare(match: re.Match[str]) -> str:
        word = match[0]
        for particle in _PARTICLES:
            stem = word.removesuffix(particle)
            if stem == word or not stem:
                continue
            if "" in seen[stem] or (len(stem) >= _SHORTEST and len(seen[stem]) > 1):
                return stem
        return word

    return _HANGUL.sub(bare, _AFTER_LATIN.sub("", text))

"""Things told one after the other: in a sentence, as bullets, or numbered."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw


def listed(words: Sequence[str], last: str = "and") -> str:
    """Returns the words as a sentence lists them.

    >>> listed(["a", "b", "c"]), listed(["a", "b"], last="or"), listed(["a"])
    ('a, b and c', 'a or b', 'a')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def bullets(lines: Sequence[str], mark: str = "- ") -> str:
    """Returns the lines as bullets, on lines of their own.

    >>> bullets(["a", "b"])
    '\\n- a\\n- b\\n'
    """
    return "\n" + "\n".join(f"{mark}{line}" for line in lines) + "\n"


def told(draw: Draw, phrases: Sequence[str]) -> str:
    """Returns phrases without a full stop as prose, separated clauses, bullets or numbers."""
    match draw.whole(0, 4):
        case 0:
            return " ".join(f"{sentence(phrase)}" for phrase in phrases)
        case 1:
            return sentence("; ".join(phrases))
        case 2:
            return bullets(
                [sentence(phrase)[:-1] for phrase in phrases], draw.one(["- ", "* ", "• "])
            )
        case 3:
            return (
                "\n"
                + "\n".join(f"{i}. {sentence(each)}" for i, each in enumerate(phrases, 1))
                + "\n"
            )
        case _:
            return sentence(listed(phrases))


def sentence(words: str) -> str:
    """Returns the words with a capital letter at the start and a full stop.

    >>> sentence("tea is hot")
    'Tea is hot.'
    """
    stop = "" if words.endswith((".", "?", "!")) else "."
    return words[:1].upper() + words[1:] + stop

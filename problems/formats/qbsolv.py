"""qbsolv's `.qubo` files: `p qubo target maxNodes nodes couplers`, then `i j value`, `c` comments.

Indices count from 0 up to maxNodes − 1; first come the nodes, `i i value`, then the couplers, i < j.
A value is the coefficient of x_i·x_j, counted once. qbsolv minimises what the file says unless it is
started with -m; the file itself does not say which was meant, so reading it as a minimisation is the
format's own definition (collections such as Beasley's bqp in this format are meant for -m).
Source: Booth, Reinhardt, Roy: Partitioning Optimization Problems for Hybrid Classical/Quantum
Execution, D-Wave 14-1006A-A (2017), and https://github.com/dwavesystems/qbsolv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.qubo import Qubo
from problems.file_format import FileFormat
from problems.parsing.entry_lines import Entries, Line, check_size, lines_of, read_entries

MOST_VARIABLES = 20_000
MOST_ENTRIES = 2_000_000

_COMMENT = "c"
_WHAT = "qbsolv file"
_HEADER = re.compile(r"^p[ \t]+qubo[ \t]+\S+[ \t]+\d+[ \t]+\d+[ \t]+\d+[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class QuadraticTerms:
    """What a file says: the coefficient of each x_i·x_j, of x_i where i = j.

    Shape: `terms` holds each pair once, indices from 0.
    """

    size: int
    terms: Entries


def recognises(head: str) -> bool:
    """Whether a text begins like a qbsolv file.

    >>> recognises("c by hand\\np qubo 0 2 1 1\\n0 0 3\\n0 1 -5\\n")
    True
    """
    return _HEADER.search(head) is not None


def read(text: str) -> QuadraticTerms:
    """Returns what a qbsolv file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 20,000 variables or 2,000,000 terms.
    """
    lines = lines_of(text, _COMMENT, _WHAT)
    header = next(lines, None)
    if header is None:
        raise FormatError("the qbsolv file has no line 'p qubo 0 maxNodes nodes couplers'")
    if header.words[:2] != ["p", "qubo"] or len(header.words) != 6:
        raise header.refuse("is not the line 'p qubo 0 maxNodes nodes couplers'")
    _check_target(header)
    size, n_nodes, n_couplers = (header.count(word) for word in (3, 4, 5))
    if not size:
        raise header.refuse("leaves no variable to choose")
    check_size(_WHAT, size, "variables", MOST_VARIABLES)
    check_size(_WHAT, n_nodes + n_couplers, "terms", MOST_ENTRIES)
    terms = read_entries(lines, size, n_nodes + n_couplers, first=0, has_diagonal=True)
    found = int((terms.rows == terms.columns).sum())
    if found != n_nodes:
        raise header.refuse(
            f"announces {n_nodes} nodes and {n_couplers} couplers; {found} are nodes"
        )
    return QuadraticTerms(size, terms)


def _check_target(header: Line) -> None:
    """Refuses targets other than 0 and unconstrained: they tie the file to one machine's graph."""
    if header.words[2] not in {"0", "unconstrained"}:
        raise header.refuse(
            f"has the target {header.words[2][:20]!r}; 0 and 'unconstrained' can be read"
        )


def _as_problem(text: str) -> Qubo:
    """The minimisation that a qbsolv file holds."""
    file = read(text)
    return Qubo.of_entries(file.size, file.terms, first=0)


FORMATS = (FileFormat("qbsolv", "qubo", (".qubo",), recognises, _as_problem),)

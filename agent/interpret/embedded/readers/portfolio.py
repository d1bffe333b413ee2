"""Reads questions that choose assets, or shares of them, by return and variance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.expected_returns import Returns, find_returns
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices, rectangular
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.errors import BadInput
from problems.families.portfolio import Portfolio

_COVARIANCE = re.compile(r"\bco-?varian\w+", re.IGNORECASE)
_NAMES_COVARIANCE = re.compile(r"\bco-?varian\w+|\bsigma\b|Σ", re.IGNORECASE)
_ASSETS = re.compile(
    r"\b(?:assets?|stocks?|shares?|securit(?:y|ies)|funds?|bonds?|portfolio|investments?)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(r"\breturns?\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:exactly|pick|choose|select|hold|buy|take|just)\s(?:exactly\s|just\s"
    r"|the\sbest\s)?(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"\b(?!\s?%)(?:\s(?:of|out\sof|from)\b|\s(?:assets?|stocks?|securit|funds?|of\sthem))",
    re.IGNORECASE,
)
_AVERSION = re.compile(
    r"(?:minus|less|[-−])\s(?P<before>\d*\.?\d+|half)?\s?(?:times?|\*|of|×|·)?\s?(?:the\s)?(?:variance|risk)\b"
    r"|[-−]\s?(?P<quadratic>\d*\.?\d+)?\s?\*?\s?[wx](?:\^T|'|ᵀ)\s?(?:Sigma|Σ|[CSQV])\s?[wx]\b"
    r"|\brisk[\s-]?aversion(?:\s\w+){0,3}?\s?(?:=|:|of|is)?\s?(?P<after>\d*\.?\d+)",
    re.IGNORECASE,
)
_LEAST_RETURN = re.compile(
    r"(?:returns?|yields?|earns?)\s(?:\w+\s){0,4}?(?:at\sleast|no\sless\sthan|>=|≥"
    r"|minimum\sof)\s(?P<a>\d*\.?\d+)(?:\s?%)?"
    r"|(?:at\sleast|no\sless\sthan|minimum\sof)\s(?:an?\s)?(?P<b>\d*\.?\d+)\s?%?\s(?:\w+\s){0,2}?returns?"
    r"|(?:minimum|required|target)\s(?:expected\s)?returns?\s(?:of\s|is\s|=\s)?(?P<c>\d*\.?\d+)(?:\s?%)?",
    re.IGNORECASE,
)
_MOST_WEIGHT = re.compile(
    r"(?:no\s(?:single\s)?(?:asset|stock|weight|share)\s(?:\w+\s){0,3}?(?:more\sthan|above|exceed(?:s"
    r"|ing)?|over)"
    r"|(?:at\smost|no\smore\sthan|maximum\sof"
    r"|up\sto))\s(?P<most>\d*\.?\d+\s?%?)\s?(?:of\sthe\s(?:money|portfolio|total)\s)?(?:in|of|per"
    r"|for)\s(?:any|each|one|every|a)\b"
    r"|no\s(?:single\s)?(?:asset|stock|weight|share)\s(?:\w+\s){0,3}?(?:more\sthan|above|exceed(?:s"
    r"|ing)?|over)\s(?P<most2>\d*\.?\d+\s?%?)",
    re.IGNORECASE,
)
_LEAST_WEIGHT = re.compile(
    r"\bat\sleast\s(?P<least>\d*\.?\d+\s?%?)\s(?:of\sthe\s(?:money|portfolio|total)\s)?in\s(?:each|every)\b",
    re.IGNORECASE,
)
_LEAST_VARIANCE = re.compile(
    r"\b(?:minimi[sz]\w*\s(?:the\s)?(?:total\s|overall\s|portfolio\s)?|(?:smallest|least|lowest"
    r"|minimum|minimal)[\s-](?:possible\s|portfolio\s)?)(?:variance|risk)\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"\([^()]*\b(?:sum|counted|variance)\b[^()]*\)"
    r"|\b(?:sum|sums|summing|add|adds|adding)\s(?:up\s)?to\s(?:100\s?%|1(?![.\d]))",
    re.IGNORECASE,
)
_SHORT_SALES = re.compile(
    r"\bshort(?:ing|[\s-](?:sales?|selling|positions))\s(?:is|are|may\sbe)\s(?:allowed|permitted|possible)"
    r"|\bwith\sshort[\s-](?:sales?|selling)\b|\bnegative\s(?:shares|weights|positions)\s(?:are\s)?allowed",
    re.IGNORECASE,
)
_SIGMA = re.compile(r"\bsigma\b|Σ", re.IGNORECASE)
_LISTED_NAMES = re.compile(
    r"\b(?:assets|stocks|funds|shares|securities|bonds|stalls|projects)\s(?:are\s|called\s|named\s)?"
    r"(?P<list>[A-Z][\w.&]*(?:,\s[A-Z][\w.&]*){0,60},?\sand\s[A-Z][\w.&]*)"
)
_SPELT = {
    w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}


def _evidence(document: Document) -> float:
    text = document.text.raw + " ".join(
        " ".join((table.name, *table.columns)) for table in document.tables
    )
    if _COVARIANCE.search(text):
        return 0.95 if _RETURNS.search(text) or _ASSETS.search(text) else 0.6
    if re.search(r"\bmean-variance\b|\befficient\sportfolio\b|\bmarkowitz\b", text, re.IGNORECASE):
        return 0.9
    if _SIGMA.search(text) and _ASSETS.search(text):
        return 0.9
    return 0.5 if re.search(r"\bvariance\b", text, re.IGNORECASE) and _ASSETS.search(text) else 0.0


@refusing("the portfolio")
def _read(document: Document) -> Reading | Missing | None:
    matrix = _covariance(document)
    if matrix is None:
        return Missing(
            "portfolio",
            "the covariance",
            "What is the covariance of the assets? Give it as a square matrix, [[10, 2], [2, 6]].",
        )
    returns = find_returns(document, matrix)
    if returns is None:
        return Missing(
            "portfolio",
            "the expected returns",
            'What does each asset return? Give a list, "expected returns 8, 6, 9, 5".',
        )
    matrix = _without_returns(matrix)
    _fits(matrix, returns)
    return _built(document, matrix, returns)


def _covariance(document: Document) -> Matrix | None:
    matrices = [each for each in find_matrices(document) if len(each.rows) > 1]
    named = [
        each for each in matrices if _COVARIANCE.search(each.label) or "cov" in each.label.lower()
    ]
    by_words = [
        each
        for each in matrices
        if each.span
        and _NAMES_COVARIANCE.search(
            document.text.raw[max(0, each.span.start - 60) : each.span.start]
        )
    ]
    squared = [
        each for each in matrices if len(each.rows[0]) in {len(each.rows), len(each.rows) + 1}
    ]
    found = named or by_words or squared or matrices
    return found[0] if found else None


def _without_returns(matrix: Matrix) -> Matrix:
    """The matrix without the column of a table that holds the returns."""
    index = next((i for i, name in enumerate(matrix.column_names) if _RETURNS.search(name)), None)
    if index is None or len(matrix.column_names) != len(matrix.rows) + 1:
        return matrix
    return replace(
        matrix,
        rows=tuple((*row[:index], *row[index + 1 :]) for row in matrix.rows),
        column_names=(*matrix.column_names[:index], *matrix.column_names[index + 1 :]),
    )


def _fits(matrix: Matrix, returns: Returns) -> None:
    rectangular(matrix, "the covariance")
    rows, columns = len(matrix.rows), len(matrix.rows[0])
    if rows != columns:
        raise BadInput(
            f"the covariance has {rows} rows and {columns} columns; it must be square, one of each per asset"
        )
    if any(cell is None for row in matrix.rows for cell in row):
        raise BadInput("the covariance has an empty entry; give a number for every pair of assets")
    if rows != len(returns.values):
        raise BadInput(
            f"there are {len(returns.values)} expected returns and the covariance is {rows} by {columns}; "
            "give one return for each asset"
        )


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the words say of how to choose, each where it was found."""

    count: re.Match[str] | None
    aversion: re.Match[str] | None
    floor: re.Match[str] | None
    most: re.Match[str] | None
    least: re.Match[str] | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they stand."""
        found = (self.count, self.aversion, self.floor, self.most, self.least)
        return tuple(Span(*each.span()) for each in found if each)


def _built(document: Document, matrix: Matrix, returns: Returns) -> Reading | Missing:
    text = document.text.raw
    if rule := _SHORT_SALES.search(text):
        return Missing(
            "portfolio",
            "shares below 0",
            f'The question says "{rule.group()}", which is not read yet; may no share be negative?',
        )
    patterns = (_COUNT, _AVERSION, _LEAST_RETURN, _MOST_WEIGHT, _LEAST_WEIGHT)
    wishes = _Wishes(*(pattern.search(text) for pattern in patterns))
    if wishes.aversion is None and wishes.floor is None:
        return _open_goal(text)
    n = len(returns.values)
    used = [*matrix.spans, *returns.spans, *wishes.spans]
    used += [Span(*match.span()) for match in _EXPLAINED.finditer(text)]
    used += [
        number.span
        for number in document.numbers
        if number.value == n and _counts_assets(document, number.span)
    ]
    used += _chosen_again(document, wishes.count)
    loose = unused_numbers(document, used)
    if loose:
        return Missing(
            "portfolio",
            f"what {document.text.at(loose[0].span)} refers to",
            f'What does the number in "{with_context(document, loose[0])}" say of the portfolio?',
        )
    listed = (split_list(match["list"]) for match in _LISTED_NAMES.finditer(text))
    names = matrix.row_names or matrix.column_names or returns.names
    names = names or next((each for each in listed if len(each) == n), ())
    known = len(set(names)) == n and all(names)
    assets = names if known else tuple(f"asset {index + 1}" for index in range(n))
    said = () if wishes.count else ("The shares of the assets sum to 1, and none is negative.",)
    return Reading(_problem(assets, matrix, returns, wishes), tuple(used), said)


def _chosen_again(document: Document, count: re.Match[str] | None) -> list[Span]:
    """Where the number that is chosen is said once more: "the variance of the two together"."""
    if count is None:
        return []
    chosen = _whole(count["count"])
    after = re.compile(r"\s(?:together|chosen|picked|selected|of\sthem)\b")
    return [
        number.span
        for number in document.numbers
        if number.value == chosen and after.match(document.text.raw, number.span.end)
    ]


def _open_goal(text: str) -> Missing:
    if _LEAST_VARIANCE.search(text):
        return Missing(
            "portfolio",
            "the least return",
            "The variance is to be as small as possible; how much must be returned at least?",
        )
    return Missing(
        "portfolio",
        "how return is weighed against variance",
        'Is return minus a multiple of the variance to be maximised ("minus 0.5 times variance"), or '
        "the variance to be minimised for a least return?",
    )


def _problem(
    assets: tuple[str, ...], matrix: Matrix, returns: Returns, wishes: _Wishes
) -> Portfolio:
    most, least, floor = wishes.most, wishes.least, wishes.floor
    return Portfolio.model_validate(
        {
            "assets": assets,
            "expected_returns": returns.values,
            "covariance": matrix.rows,
            "risk_aversion": _factor(wishes.aversion) if wishes.aversion else 0.0,
            "n_chosen": _whole(wishes.count["count"]) if wishes.count else None,
            "min_return": _least_return(floor, returns) if floor else None,
            "max_weight": _fraction(most["most"] or most["most2"]) if most else 1.0,
            "min_weight": _fraction(least["least"]) if least else 0.0,
        }
    )


def _least_return(floor: re.Match[str], returns: Returns) -> float:
    """The least return in the scale of the returns: 7 % where they are 0.05 and 0.09 is 0.07."""
    value = float(next(each for each in floor.groups() if each))
    in_percent = "%" in floor.group() and max(map(abs, returns.values)) < 1
    return value / 100 if in_percent else value


def _counts_assets(document: Document, span: Span) -> bool:
    after = document.text.raw[span.end : span.end + 24]
    before = document.text.raw[max(0, span.start - 20) : span.start]
    return bool(re.search(r"\d\s(?:out\s)?of\s(?:the\s|my\s)?$", before)) or bool(
        re.match(r"\s(?:\w+\s)?(?:assets|stocks|securities|funds|bonds|investments)\b", after)
    )


def _factor(match: re.Match[str]) -> float:
    written = match["before"] or match["after"] or match["quadratic"]
    return 0.5 if written == "half" else float(written) if written else 1.0


def _whole(written: str) -> int:
    return int(written) if written.isdigit() else _SPELT[written.lower()]


def _fraction(written: str) -> float:
    value = float(written.rstrip("% "))
    return value / 100 if "%" in written else value


READER = Reader(family="portfolio", evidence=_evidence, read=_read, takes_sheets=True)

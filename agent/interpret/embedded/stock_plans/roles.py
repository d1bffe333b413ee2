"""What a figure of a plan over periods is: a demand, a cost, a limit or a stock, told by its clause."""

from __future__ import annotations

import re
from enum import StrEnum

from agent.interpret.embedded.periods.figure import Figure
from agent.interpret.embedded.periods.mentions import UNIT


class Role(StrEnum):
    """What a figure says."""

    DEMAND = "the demand"
    SETUP = "the cost of a set-up or an order"
    UNIT = "the cost of a unit"
    HOLD = "the cost of keeping a unit"
    LATE = "the cost of a unit that is late"
    LOST = "the cost of a unit that is lost"
    CAPACITY = "the capacity"
    STORAGE = "the room of the store"
    INITIAL = "the stock at the start"
    BATCH = "the size of a batch"
    LEAST = "the least order"
    MOST = "the largest order"
    LEAD = "the lead time"
    SETUP_TIME = "the time of a set-up"
    UNIT_TIME = "the time of a unit"


_I = re.IGNORECASE
_LATE = re.compile(
    r"\b(?:late(?:ness|r)?|delay(?:s|ed|ing)?|back-?\s?(?:log|order)\w*|owed|overdue|behind\sschedule|postpon\w+|deferred|tardy|customers?\s(?:\w+\s)?wait\w*)\b",
    _I,
)
_LOST = re.compile(
    r"\b(?:lost|missing|missed|short(?:age|ages|fall)?|unmet|unserved|turned\saway|lack(?:s|ing)?|unsatisfied|unfulfilled|not\s(?:served|met|delivered|sold)|stock-?outs?)\b",
    _I,
)
_HOLD = re.compile(
    r"\b(?:(?:in|on|of|into|from)\s(?:the\s)?(?:stock|store|storage|inventory|hand|shelf|shelves|warehouse|cellar|shed|freezer|fridge|depot|stores)|stor(?:e[ds]?|ing|age)"
    r"|stock(?:s|ed|piled?|piling|holding|keeping)?|keep(?:s|ing)?|kept|hold(?:s|ing)?|held|carr(?:y|ied|ying|ies)(?:[\s-]?over)?|inventory|left[\s-]?over|leftovers?"
    r"|overnight|over\s(?:to|until|till)\sthe\snext|(?:to|until|till|into|for)\sthe\s(?:next|following)\s\w+|to\sthe\snext|unsold|warehous\w+|surplus|refrigerat\w+|freez\w+|frozen|(?:not|un)\s?used\sup|remain(?:s|ing|der)?|spare|left\sat\sthe\send|(?:is|are)\sleft|left\s(?:in|at|on|after|until|for))\b",
    _I,
)
_SETUP = re.compile(
    rf"\b(?:set[\s-]?ups?|setting\s(?:it\s|the\s(?:\w+\s){{1,3}}|\w+\s)?up|start(?:s|ed|ing|-?\s?up)?|switch\w*(?:\s\w+){{0,3}}\son|heat(?:ed|ing|s)?|fir(?:e|ed|ing)|launch\w*"
    rf"|fixed|orders?|ordering|deliver(?:y|ies)|shipments?|shipping|coming|comes|trips?|change-?\s?overs?|clean(?:ed|ing|s)?|prepar\w+|runs?|batch(?:es)?|each\stime|every\stime|whenever|(?:on|in|for|of)\s(?:a|an|any|every|each|the)\s(?:\w+\s)?{UNIT}\s(?:when|where|in\swhich|on\swhich|that|with)"
    r"|call-?\s?out|flat|lump\ssum|activat\w+|open(?:s|ed|ing)?|turn(?:ed|ing|s)?(?:\s\w+){0,3}\son|getting\s(?:\w+\s){1,4}(?:going|ready|running)|transport|truck(?:load)?|visit|drive|retool\w*|warm\w*)\b",
    _I,
)
_WHATEVER = re.compile(
    r"\b(?:however|whatever|regardless|no\smatter|irrespective|independent(?:ly)?|flat|lump\ssum|once|per\s(?:order|delivery|run|set-?up|start|batch|shipment|visit|trip)"
    r"|(?:an?|each|every)\s(?:order|delivery|shipment|set-?up))\b",
    _I,
)
_INITIAL = re.compile(
    r"\b(?:initial(?:ly)?|opening|beginning\s(?:inventory|stock)|starting\s(?:inventory|stock|with)|starts?\s(?:out\s)?with|began\swith|begins?\swith"
    r"|to\s(?:begin|start)\swith|at\s(?:the\s)?(?:start|beginning|outset|first)|(?:already|currently|now|today)|at\s(?:present|the\smoment)|on\shand|left\s(?:over\s)?from)\b",
    _I,
)
_LIMIT = re.compile(
    r"\b(?:at\smost|no\smore\sthan|not\smore\sthan|up\sto|max(?:imum|imal)?|limit\w*|exceed\w*|only|capacity|space\sfor|room\sfor|(?:can|could|may)\s(?:\w+\s)?(?:hold|store|keep|take|make|produce|bake|cook|brew|build|print|press|cast|carry)"
    r"|holds?|fits?|has\sroom|more\sthan|stores|bears?|accommodat\w+|available)\b",
    _I,
)
_LIMIT_AFTER = re.compile(
    r"\b(?:at\s(?:the\s)?most|or\s(?:less|fewer)|max(?:imum)?|fit(?:s)?|can\sbe|available|tops)\b",
    _I,
)
_ROOM = re.compile(
    r"\b(?:room|space|fits?|sheds?|barns?|tanks?|silos?|cellar|depot|shel(?:f|ves)|fridge|freezer|loft|garage|yard|warehouse\w*|store(?:room|house|s)?|storage|in\sstock|stock|inventory|hold|held|holds|keep|kept|stored|stocked)\b",
    _I,
)
_MAKES = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|produc\w+|capacit\w+|bak(?:e|es|ed|ing)|brew\w*|press\w*|output|machines?|lines?|cook\w*|build\w*|built|print\w*|cast\w*|assembl\w+|manufactur\w+|work\w*|finish\w*|complet\w+|oven|factory|plant|available)\b",
    _I,
)
_BUYS = re.compile(
    r"\b(?:orders?|ordered|ordering|deliver\w*|buy\w*|bought|purchas\w+|suppl\w+|shipments?|truck\w*|lorry|van|procur\w+|bring\w*|per\sorder)\b",
    _I,
)
_LEAST = re.compile(
    r"\b(?:at\sleast|minimum|min|no\s(?:less|fewer)\sthan|smallest|not\s(?:less|fewer)\sthan)\b", _I
)
_BATCH = re.compile(
    r"\b(?:pallets?|boxes|box|crates?|cases?|packs?|packets?|cartons?|bundles?|batch(?:es)?|lots?|multiples?|sets?|trays?|drums?|bags|barrels|sacks|containers?|cans|rolls|dozens?|lorr(?:y|ies)|truckloads?|loads?)\sof(?:\s(?:exactly|size))?$",
    _I,
)
_COST_WORD = re.compile(
    r"\b(?:costs?|costing|fees?|prices?|priced|charg\w+|pay|pays|paid|los(?:e|es|ing)|penalt\w+|expenses?|incur\w*|spends?|takes?|adds|fine|eats)\b",
    _I,
)
_COST_END = re.compile(
    r"\b(?:costs?|costing|fees?|prices?|priced|charg\w+|pay|pays|paid|los(?:e|es)|penalty|expenses?|takes|spends?|adds)(?:\s(?:us|me|of|is|are|it|them|the\s\w+|him|her|about|another|an?|extra|additional|roughly|:|=|\w+\s\w+)){0,2}\s?[:=(]?\s?[$€£]?$|\bat\s?[$€£]?$",
    _I,
)
_MONEY = re.compile(
    r"^\s?(?:€|\$|£|euros?\b|dollars?\b|pounds?\b|cents?\b|pence\b|francs?\b|yen\b|won\b|eur\b|usd\b|gbp\b|chf\b|crowns?\b|rupees?\b|yuan\b|pesos?\b|coins?\b)",
    _I,
)
_WANTS = re.compile(
    r"\b(?:demand\w*|need\w*|requir\w+|want\w*|sell\w*|sold|sales|us(?:e|es|ed|ing)|consum\w+|eat\w*|drink\w*|burn\w*|deliver\w*|forecast\w*|expect\w*|serve\w*|suppl(?:y|ied)|due|order(?:s|ed)?|request\w*|hand\w*\sover|ship\w*|call\w*\sfor|book\w*|go\sthrough|get\sthrough)\b",
    _I,
)
_PRICE = re.compile(
    r"\b(?:prices?|unit\scosts?|purchase|buying|per\sunit|production\scosts?|variable|making\scosts?|material)\b",
    _I,
)
_LEAD = re.compile(r"\b(?:lead\s?-?time|arriv\w+|delivery\stime|deliver\w*)\b", _I)
_TIME_UNIT = re.compile(r"^[\s-]?(?:hours?|minutes?|h\b|min\b)", _I)
_A_PERIOD = re.compile(
    r"\b(?:an?|per|each|every)\s(?:day|week|month|quarter|period|shift|night|year)\b", _I
)
_FILLING = re.compile(r"(?<!\w)(?:and|an?(?!\s*$)|the|of|for|costs?|is|are|[,;.$€£])(?!\w)", _I)
_COUNTS_PERIODS = re.compile(rf"(?:(?!an?\b|per\b|each\b|every\b)\w+\s)?{UNIT}\b", _I)
_COUNTS_ORDERS = re.compile(
    r"(?:\w+\s)?(?:orders?|deliver(?:y|ies)|set-?ups?|runs?|shipments?|starts?|times|lots|batches|trips|visits)\b",
    _I,
)
_AMOUNT_OVER = re.compile(rf"\b(?:{UNIT})\b", _I)
_REPEATED = re.compile(
    rf"\b(?:each|every|per|an?)\s(?:\w+\s)?(?:{UNIT})\b|\b(?:daily|weekly|monthly|constant(?:ly)?|steady|steadily)\b",
    _I,
)


def role_of(
    figure: Figure,
    before: Role | None,
    *,
    was_cost: bool,
    names: tuple[str, ...] = (),
    priced: bool = False,
) -> Role | None:
    """Returns what a figure says; `before` is the role of the figure before it in its sentence.

    A figure whose clause only names one of the products in `names` says the same as that one.
    Where things are `priced`, hours are no costs.

    >>> role_of(Figure((3.0,), (), "each order costs", "euros"), None, was_cost=False)
    <Role.SETUP: 'the cost of a set-up or an order'>
    >>> role_of(Figure((9.0,), (), "the barn can hold", "bales at most"), None, was_cost=False)
    <Role.STORAGE: 'the room of the store'>
    """
    if before and names and not figure.breaks and only_names(figure.head, names):
        return before
    if priced and _TIME_UNIT.match(figure.tail) and not figure.currency:
        return _time(figure, before)
    if is_cost(figure, was_cost=was_cost):
        return _cost(figure, before)
    return _series(figure, before) if figure.is_series else _amount(figure, before)


def only_names(head: str, names: tuple[str, ...]) -> bool:
    """Returns whether words before a figure hold little but a product, or but a list goes on.

    >>> only_names("and a B", ("A", "B")), only_names("a set-up of A", ("A", "B"))
    (True, False)
    """
    said = " ".join(_FILLING.sub(" ", f" {head} ").split()).casefold()
    return not said or any(said in {name.casefold(), f"{name.casefold()}s"} for name in names)


def _time(figure: Figure, before: Role | None) -> Role | None:
    if _A_PERIOD.search(figure.tail):
        return Role.CAPACITY
    if _SETUP.search(figure.head):
        return Role.SETUP_TIME
    takes = re.search(r"(?i)\btak\w+|\bneed\w*|\brequir\w+|\bmak(?:e|ing)", figure.head)
    return Role.UNIT_TIME if takes or before in {Role.SETUP_TIME, Role.UNIT_TIME} else None


def is_priced(figure: Figure) -> bool:
    """Returns whether a figure is money, or called a cost."""
    money = figure.currency or _MONEY.match(figure.tail)
    is_time = _TIME_UNIT.match(figure.tail)
    return bool(money or (not is_time and re.search(r"(?i)\bcosts?\b", figure.head)))


def is_cost(figure: Figure, *, was_cost: bool) -> bool:
    """Returns whether a figure is a cost; one that only goes on after a cost is one too."""
    if not figure.currency and _INITIAL.search(figure.head[-40:]):
        return False
    if was_cost and figure.follows and re.match(r"(?i)(?:for|of)\s(?:\w+\s)?\w+$", figure.tail):
        return True
    if figure.is_series and not figure.currency and re.search(r"(?i)\bdemand", figure.head):
        return False
    if figure.currency or _MONEY.match(figure.tail) or _COST_END.search(figure.head):
        return not (figure.head.endswith("takes") and figure.is_series and not figure.currency)
    if figure.context or figure.product or not figure.tail:
        told = _COST_WORD.search(figure.head) or _PRICE.search(figure.head)
        if told and not _LIMIT.search(figure.head[told.end() :]):
            return True
    if re.match(r"(?i)(?:an?|per|each|for\s(?:each|every|an?))\s", figure.tail) and was_cost:
        return True
    return was_cost and figure.follows and not figure.tail and not _LIMIT.search(figure.head)


def _cost(figure: Figure, before: Role | None) -> Role:
    words = f"{figure.head} # {figure.tail}"
    for role, pattern in ((Role.LATE, _LATE), (Role.LOST, _LOST), (Role.HOLD, _HOLD)):
        if pattern.search(words):
            return role
    if _PRICE.search(words) and not re.search(
        r"(?i)\b(?:order|delivery|set-?up|fixed)\s?(?:cost|fee|price)", words
    ):
        return Role.UNIT
    if _SETUP.search(words) or _WHATEVER.search(figure.after):
        is_unit = re.match(
            r"(?i)(?:\w+\s)?(?:per|an?|each)\s(?!order|delivery|set-?up|run|batch|start|shipment)\w+",
            figure.tail,
        )
        is_of_unit = re.search(
            r"(?i)\b(?:per|each|every|an?)\s(?!order|delivery|set-?up|run|batch|start|shipment|\w+\s(?:order|set-?up|delivery)\b)\w+\s(?:\w+\s)?costs?$",
            figure.head,
        )
        if not (is_unit and before is Role.SETUP) and not (
            is_of_unit and not _SETUP.search(is_of_unit[0]) and before is Role.SETUP
        ):
            return Role.SETUP
    if (
        before in {Role.SETUP, Role.HOLD, Role.LATE, Role.LOST}
        and not figure.tail
        and re.match(r"(?i)^(?:,\s?)?(?:and\s)?(?:of|for)\s\w+$", figure.head)
    ):
        return before
    return Role.UNIT


def _series(figure: Figure, before: Role | None) -> Role | None:
    words = f"{figure.head} # {figure.tail}"
    if figure.context and not _WANTS.search(figure.head):
        words += " # " + figure.context
    if _WANTS.search(words) and not re.search(
        r"(?i)\bcapacit\w+|\bcan\s(?:be\s)?(?:make|made|produce)", words
    ):
        return Role.DEMAND
    if _ROOM.search(words) and _LIMIT.search(words):
        return Role.STORAGE
    if _LIMIT.search(words) and _MAKES.search(words):
        return Role.CAPACITY
    if _LIMIT.search(words):
        return Role.MOST if _BUYS.search(words) else None
    return Role.DEMAND if before in {None, Role.DEMAND} else None


def _amount(figure: Figure, before: Role | None) -> Role | None:
    words = f"{figure.head} # {figure.tail}"
    if _BATCH.search(figure.head) or re.search(r"(?i)\bmultiples?\sof$", figure.head):
        return Role.BATCH
    if _LEAD.search(words) and re.match(rf"(?i)^(?:{UNIT})\b", figure.tail):
        return Role.LEAD
    if _TIME_UNIT.match(figure.tail):
        return _time(figure, before)
    if _COUNTS_ORDERS.match(figure.tail) or _COUNTS_PERIODS.match(figure.tail):
        return None
    if _LEAST.search(figure.head) and _BUYS.search(words):
        return Role.LEAST
    is_limit = _LIMIT.search(figure.head) or _LIMIT_AFTER.search(figure.tail)
    if _INITIAL.search(words) and not re.search(
        r"(?i)\b(?:at\smost|no\smore|up\sto|room|exceed)\b", words
    ):
        return Role.INITIAL
    if is_limit:
        if _ROOM.search(words) and not re.search(
            r"(?i)\b(?:production|machine|make|made|bake[ds]?|produce\w*)\b", words
        ):
            return Role.STORAGE
        if _BUYS.search(words):
            return Role.MOST
        return Role.CAPACITY if _MAKES.search(words) or _AMOUNT_OVER.search(figure.tail) else None
    if _REPEATED.search(words) and _WANTS.search(words):
        return Role.DEMAND
    if re.search(
        r"(?i)\b(?:in|on)\s(?:stock|hand|the\s\w+)\b|\bin\sstore\b", words
    ) and _HOLD.search(words):
        return Role.INITIAL
    return None

"""Words beside the numbers of a mix: money, limits, and what a mix must hold."""

from __future__ import annotations

import re

FLAGS = re.IGNORECASE


MONEY = re.compile(
    r"^\s?(?:€|\$|£|euros?\b|dollars?\b|pounds?\b(?!\s+of)|cents?\b|pence\b|francs?\b|eur\b|usd\b|gbp\b|chf\b)",
    FLAGS,
)


_NO = r"(?<!\bno\s)(?<!\bnot\s)(?<!\bnot\sbe\s)"


LEAST = re.compile(
    rf"(?:\b(?:at\sleast|(?:no|not)\s(?:be\s)?(?:less|lower|fewer|under|below)(?:\sthan)?|min(?:imum)?(?:\sof|\sis)?)|{_NO}\b(?:above|over|more\sthan|higher\sthan)|\bmust\sexceed)\s?:?\s?$|(?:≥|>=?)\s?$",
    FLAGS,
)


MOST = re.compile(
    rf"(?:\b(?:at\smost|(?:no|not)\s(?:be\s)?(?:more|higher|above|over|exceed)(?:\sthan)?|max(?:imum)?(?:\sof|\sis)?|up\sto|(?:must|may|should|can|does|do)(?:\s?not|n['’]t)\sexceed|limit(?:ed)?(?:\sto|\sof|\sis)?|only|without\sexceeding|cannot\sexceed)|{_NO}\b(?:below|under|less\sthan|lower\sthan))\s?:?\s?$|(?:≤|<=?)\s?$",
    FLAGS,
)


OPENS = re.compile(r"\b(?:between|from|within)\s?$", FLAGS)


DEMANDS = re.compile(
    r"\b(?:must|should|has\sto|have\sto|want\w*|needs?|required?|shall|is\sto|are\sto|may|can|cannot|with|requires|keep|contain\w*|hold\w*)\b",
    FLAGS,
)


BREAK = re.compile(
    r"[,;:()]|\b(?:and|or|but|at|for|while|costs?|which|so|from|when|if|in|is|are|each|per|or)\b",
    FLAGS,
)

"""German clauses that end in their verb, and statements of one thing, in English order."""

from __future__ import annotations

import re

from agent.interpret.languages.pack import rule
from agent.interpret.languages.sayings import NUMBER

_MONEY = r"(?:€|Euro|Dollar|Franken|£|\$)"
_VERBS = {
    "wiegt": "weighs", "wiegen": "weighs", "kostet": "costs", "kosten": "costs", "bringt": "earns",
    "einbringt": "earns", "bringen": "earns", "abwirft": "earns", "verdient": "earns",
    "braucht": "needs", "benötigt": "needs", "verbraucht": "needs", "fasst": "holds", "trägt": "holds",
}  # fmt: skip
_ENDINGS = {
    "ausgeben": "spend", "investieren": "spend", "verkaufen": "sell", "herstellen": "make",
    "produzieren": "make", "bauen": "make", "liefern": "deliver", "kaufen": "buy", "anbauen": "grow",
    "verwenden": "use", "nutzen": "use", "einsetzen": "use", "tragen": "carry", "fassen": "carry",
    "laden": "carry", "aufnehmen": "carry", "transportieren": "carry", "mitnehmen": "carry",
    "befördern": "carry", "verbrauchen": "use", "arbeiten": "work", "wiegen": "weigh", "heben": "carry",
    "schleppen": "carry",
}  # fmt: skip
_MUST = {
    "kann": "can",
    "können": "can",
    "darf": "can",
    "dürfen": "can",
    "muss": "must",
    "müssen": "must",
    "soll": "must",
}


def _verb_last(match: re.Match[str]) -> str:
    return f"{match[1]} {_VERBS[match[3].lower()]} {match[2]}"


def _infinitive_last(match: re.Match[str]) -> str:
    return f"{_MUST[match[1].lower()]} {_ENDINGS[match[3].lower()]} {match[2]}"


def _inherited(match: re.Match[str]) -> str:
    return re.sub(rf"\b(?:für|zu|von|über)\s(?={NUMBER})", "worth ", match[0])


CLAUSES = (
    # how often, and where to: before anything else is said of "jeder" and "zurück"
    rule(
        r"\b(?:jede[nsrm]?|alle)\s(?:\w+\s){0,2}?(?:genau\s|nur\s)?ein(?:\s|-)?mal\b", "each once"
    ),
    rule(
        r"\bkehr(?:t|en|e)\s(?:(?:dann|danach|anschließend|schließlich|am\sende)\s)?(?:zu[mr]?|ans?|nach|in[s]?|in\sden|zu\s\w+)\s(\w+)\szurück\b",
        r"returns to \1",
    ),
    rule(
        r"\b(?:fährt|kommt|geht|muss)\s(?:am\sende\s|danach\s|wieder\s)?(?:zu[mr]|nach|ins?)\s(\w+)\szurück(?:kehren)?\b",
        r"returns to \1",
    ),
    # what is inherited "for 900 euros" is worth them
    rule(
        r"[^.?!\n]*\b(?:erb(?:en|t|ten|te)|hinterlässt|erbschaft|nachlass|beute)\b[^.?!\n]*",
        _inherited,
    ),
    rule(
        rf"\b(?:ist|sind)\s(?:mir|uns|ihm|ihr|ihnen|dir)\s(#)\s({_MONEY}|Punkte?n?)?\s?wert\b",
        r"is worth \1 \2",
    ),
    rule(
        rf"\b(?:hat|haben|besitzt)\s(#\s{_MONEY})(?=[.;!]|$)(?:\szur\sverfügung)?",
        r"has a budget of \1",
    ),
    rule(
        rf"\b(?:hat|haben|besitzt)\s(#\s{_MONEY})\s(?:zur\sverfügung|budget|übrig|in\sder\skasse)",
        r"has a budget of \1",
    ),
    rule(
        r"\b(?:tragfähigkeit|tragkraft|fassungsvermögen|zuladung|nutzlast|kapazität|ladekapazität|traglast|höchstgewicht|maximalgewicht|gewichtslimit|gewichtsgrenze|freigepäck)\s(?:ist|beträgt|liegt\sbei|von|sind)\s(?:höchstens\s|maximal\s)?(#)",
        r"capacity is \1",
    ),
    rule(
        r"\b(?:das\s)?budget\s(?:ist|beträgt|liegt\sbei|umfasst|von)\s(?:höchstens\s|maximal\s)?(#)",
        r"budget is \1",
    ),
    rule(
        r"\b(?:passen|gehen)\s(?:höchstens\s|maximal\s|nur\s|bis\szu\s)?(#\s?\w+)(?:\s(?:hinein|rein))?",
        r"holds \1",
    ),
    rule(
        r"\b(?:hält|verkraftet|schafft|verträgt|schultert|packt)\s(?:höchstens\s|maximal\s|nur\s|bis\szu\s)?(#\s?\w+)(?:\saus)?",
        r"holds \1",
    ),
    rule(
        r"\b(?:trägt|fasst|hält)\s(?:nur|bis\szu|nicht\smehr\sals|maximal)\s(#)",
        r"holds at most \1",
    ),
    rule(
        r"\bin\s(?:meinen|deinen|seinen|ihren|den|einen|unseren|mein|sein|ihr|das|ein|unser|die|eine|meine|seine|ihre)\s(\w+)\s(?:dürfen|darf|passen|gehen|können)\s(?:(?:höchstens|maximal|nur|bis\szu)\s)?(#\s?\w+)",
        r"the \1 holds \2",
    ),
    rule(
        r"\b(?:es\s)?(?:müssen|muss|sollen|soll)\s(?:\w+\s)?mindestens\s(#\s[^\W\d_]+)(?:\s\w+)?\swerden\b",
        r"at least \1 must be made",
    ),
    rule(
        r"\b(?:es\s)?(?:dürfen|können|kann|darf|sollen)\s(?:\w+\s)?(?:höchstens|maximal|nicht\smehr\sals)\s(#\s[^\W\d_]+)(?:\s\w+)?\swerden\b",
        r"at most \1 can be made",
    ),
    rule(r"\bteil(?:en|t)\ssich\b", "share"),
    rule(
        r"\b(?:hat|haben|besitzt)\s(?:für\s\w+\s)?(?:den|einen)\s(?:wert|nutzen|nutzwert)\s(?:von\s)?(#)",
        r"is worth \1",
    ),
    rule(r"\b(?:zuerst|zunächst|erst|als\serstes)\s(?=‹)", ""),
    rule(
        r"\b(?:muss|soll|will|möchte)\s([^.?!‹]{1,200}?)\s(?:besuchen|anfahren|beliefern|abfahren|aufsuchen)\b",
        r"visits \1",
    ),
    rule(
        r"\b(?:am\sende|danach|schließlich|dann)\swieder\s(?:am\sstart|zu\shause|am\sausgangspunkt|dort|am\sanfang)(?:\s(?:sein|ankommen|stehen|enden))?\b",
        "returns to the start",
    ),
    rule(
        r"\bfür\s(eine?n?|jede[ns]?)\s((?:\w+\s){1,2}?)(?:braucht|benötigt|verbraucht)\s(?:man|sie|er|es|die\s\w+|der\s\w+)\b",
        r"\1 \2needs",
    ),
    rule(r"(?<=,\s)(?:und\s)?für\s(eine?n?|jede[ns]?)\s((?:\w+\s){1,2}?)(?=‹)", r"\1 \2"),
    rule(
        r"\bes\s(?:sind|ist)\s([^.?!]{1,160}?)\s(?:da|vorrätig|vorhanden|verfügbar|auf\slager)\b",
        r"there are \1",
    ),
    # clauses that end in their verb
    rule(
        r",?\s(?:der|die|das|welche[rs]?)\s(?:(?:maximal|höchstens|bis\szu|nur)\s)?(#\s?\w*)\s(?:trägt|fasst|hält|aushält|tragen\skann|fassen\skann|schafft|aufnimmt)\b",
        r" that holds at most \1",
    ),
    rule(
        r"\b(?:aus|von|unter)\s(?:den\s)?(?:\w*anlagen|\w*aktien|\w*papieren|fonds|titeln)\s([^.?!‹]{1,200}?)\s(?:soll|sollen|will|möchte|werden|sind)\s(?:ich\s|wir\s)?(?:genau\s)?(#)\s(?:aus)?(?:gewählt|gekauft|wählen|kaufen|zu\swählen)(?:\swerden)?",
        r"choose exactly \2 of the assets \1",
    ),
    rule(
        r"\bzu\s(?:der\s|dieser\s)?(?:entfernungs|distanz|abstands)matrix\b",
        "with the distance matrix",
    ),
    rule(
        rf"(,\s(?:der|die|das)|\bund|\bund\sdafür)\s(#(?:\s(?:kg|g|t|{_MONEY}|Punkte|\w+))?)\s({'|'.join(_VERBS)})\b",
        _verb_last,
    ),
    rule(
        rf"\b({'|'.join(_MUST)})\s([^.?!‹]{{0,40}}?#[^.?!,‹]{{0,60}}?)\s({'|'.join(_ENDINGS)})\b",
        _infinitive_last,
    ),
    rule(
        rf"\b({'|'.join(_MUST)})\s((?:[^.?!‹]{{0,60}}#){{2,4}}[^.?!,‹]{{0,60}}?)\s({'|'.join(_ENDINGS)})\b",
        _infinitive_last,
    ),
    # each pays on each: "an einem Stuhl 45 Euro"
    rule(
        rf"\b(?:an|mit|bei|pro|je|für)\s(?:einem|einer|jedem|jeder|jeden|jedes|ein|eine|einen)?\s?([^\W\d_]+)\s(#\s{_MONEY})(?=[\s,.])(?!\s[^\W\d_]+gut)",
        r"\2 on a \1",
    ),
    rule(
        rf"\bFür\s([^\W\d_]+)\s(?:hat|haben)\s(er|sie|wir|der\s\w+|die\s\w+)\s(#\s{_MONEY})",
        r"\2 has \3 for \1",
    ),
    rule(
        r"\b(?:braucht|benötigt|verlangt|schafft|erledigt|macht|bearbeitet|nimmt|rechnet|berechnet|fordert)\s(?:für\s)?(?:die\s)?(?:aufgaben|arbeiten|aufträge|touren|jobs|schichten|projekte|fahrten|posten)\s"
        r"(#(?:(?:,\s?|,?\sund\s)#)+)\s(?:(?:jeweils|je|in|für|mit|zu)\s){0,2}(#(?:(?:,\s?|,?\sund\s)#)+)",
        r"does jobs \1 in \2",
    ),
    rule(
        r"\b(Auftrag|Werkstück|Bauteil|Job|Produkt|Teil|Stück|Bestellung|Arbeit)\s(\w{1,12}|#)\s(?:wird|muss|läuft|kommt|braucht|benötigt|durchläuft|geht|verlangt|erfordert|ist)\s(?:(?:zuerst|erst|zunächst|als\serstes)\s)?(?=‹\d+›\s(?:Stunden?|Minuten?|Tage?|h|min)\b)",
        r"Job \2: ",
    ),
    rule(
        r"(?<!\w)(#\s(?:Stunden?|Minuten?|Tage?|h|min))\s(?:auf|an|in|bei|am|im)\s(?:der|die|dem|den|das)?\s?(?=[A-ZÄÖÜ])",
        r"\1 ",
    ),
    rule(
        r"\b(?:es\sgibt|wir\shaben|vorhanden\s(?:sind|ist)|es\sstehen|die\swerkstatt\shat|jeweils)\s(?:je\s|jeweils\s|nur\s|genau\s)?eine?n?\s\w+(?:(?:,\s|\sund\s)(?:nur\s)?eine?n?\s\w+)+(?:\szur\sverfügung|\sbereit)?(?=[.;]|$)",
        "One machine of each kind",
    ),
    rule(
        r"\b(?:jede|von\sjeder|je)\s(?:maschine|maschinenart|art)(?:\sgibt\ses|\sist)?\s(?:nur\s|genau\s)?(?:einmal|eine)(?:\svorhanden)?\b",
        "One machine of each kind",
    ),
    rule(
        r"\bgrenz(?:t|en)\s(?:nur\s)?an\b|\bberühr(?:t|en)\b|\b(?:ist|sind)\sbenachbart\s(?:mit|zu)\b",
        "is adjacent to",
    ),
    rule(
        r"\bwähle\s(?:genau\s)?(#)\s(?:der|aus\sden|von\sden|unter\sden)\s(?:\w*anlagen|\w*aktien|\w*papiere[n]?|fonds|titel)\b",
        r"choose exactly \1 of the assets",
    ),
    rule(
        r"\bwie\s(?:soll|sollte)(?:n)?\s(?:ich|wir|man|er|sie)\s(?:mein|unser|das|sein|ihr)\s(?:geld|vermögen|kapital)\s(?:auf|zwischen)\s([^.?!]{1,200}?)\s(?:aufteilen|verteilen|anlegen|aufgeteilt\swerden)",
        r"how should I split my money between \1",
    ),
    rule(r"\b(?:die\s)?(?:entfernungs|distanz|abstands)matrix\b", "distance matrix"),
    rule(r"\b(?:die\s)?(?:kosten|aufwands)matrix\b", "cost matrix"),
    rule(r"\bkovarianzmatrix\b", "covariance matrix"),
    rule(r"\bdeckt\s([^.?!]{1,200}?)\sab\b", r"covers \1"),
)

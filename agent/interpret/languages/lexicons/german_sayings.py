"""German sentences whose words alone tell what they ask or rule."""

from __future__ import annotations

import re

from agent.interpret.languages.sayings import NUMBER, Saying, saying

_POSSIBLE = r"(?:\swie\s(?:nur\s|irgend\s)?möglich)"
_MUCH = r"(?:viel|groß|hoch|hoh|stark|wertvoll|ergiebig|gut|lohnend)"
_LITTLE = r"(?:wenig|klein|gering|niedrig|billig|günstig|kurz|schnell|früh|bald|sparsam|preiswert|schwach)"
_MOST = (
    rf"\b(?:möglichst\s{_MUCH}\w*|so\s{_MUCH}\w*(?:\s\w+)?{_POSSIBLE}|maxim(?:al|ier)\w*|(?:größt|best|höchst)möglich\w*"
    r"|am\s(?:meisten|größten|höchsten|stärksten|besten|wertvollsten)|(?:größt|höchst|meist|best|wertvollst)(?:e[nrsm]?)\b)"
)
_LEAST = (
    rf"\b(?:möglichst\s{_LITTLE}\w*|so\s{_LITTLE}\w*(?:\s\w+)?{_POSSIBLE}|minim(?:al|ier)\w*|(?:kleinst|schnellst|frühest|geringst)möglich\w*"
    r"|am\s(?:wenigsten|kleinsten|geringsten|niedrigsten|billigsten|günstigsten|kürzesten|schnellsten|frühesten)"
    r"|(?:kleinst|geringst|niedrigst|wenigst|kürzest|schnellst|billigst|günstigst|frühest|preiswertest|optimal)(?:e[nrsm]?)\b)"
)
_EQUAL = (
    r"\b(?:(?:möglichst|so)\s(?:gleich|gerecht|fair|ausgeglichen|ausgewogen|ähnlich|gleichmäßig)\w*|gleichmäßig\w*"
    r"|gleich\s?(?:groß|schwer|viel|lang|hoch|voll)\w*|gerecht\w*)"
    rf"|(?:unterschied|differenz|abweich|unterscheid|auseinander)\w*[^.?!:]{{0,60}}?{_LEAST}"
    rf"|{_LEAST}[^.?!:]{{0,60}}?(?:unterschied|differenz|abweich|unterscheid|auseinander)\w*"
)
_GROUP = (
    r"(?:gruppen?|teams?|mannschaften|mannschaft|lagern?|seiten|hälften|haufen|stapeln?|teilen?|(?:teil)?mengen"
    r"|klassen|parteien|körben?|kisten|tischen?|abteilungen|blöcken?|lastwagen|lkws?|anteilen?|paketen?|taschen|portionen|wagen|autos|fahrzeuge|booten?|personen|leute|freunde|kinder|geschwister|maschinen|servern?|räumen?|zimmern?|konten|erben)"
)
_IN_GROUPS = rf"(?:(?P<k>#)\s(?:\w+e[nr]?\s){{0,2}}?{_GROUP}\b)"
_SPLIT = (
    r"(?:\b(?:teil|trenn|spalt|zerleg|gruppier|gliedr)\w*|\b(?:auf|ein|ver|zer)(?:ge|zu)?(?:teil|spalt|leg)\w*"
    r"|\bpack\w*|\bleg\w*|\bsortier\w*|\bstell\w*|\blad\w*|\bsetz\w*|\bbilde\w*|\b(?:be|ge|ver)(?:laden|füllt|packt|teilt)\b)"
)
_UNIT = r"(?:\s?(?:kg|g|t|km|€|euros?|minuten|stunden|min|h|tonnen|gramm|kilogramm|kilo|liter|cm|m|gb|mb)\b)?"
_LIST = rf"(?P<list>#{_UNIT}(?:(?:,\s?(?:und\s)?|\s(?:und|sowie)\s)#{_UNIT})+)"
_STRIFE = (
    r"(?:streit\w*|zank\w*|konflikt\w*|rivali\w*|reib\w*|spannung\w*|feind\w*|ärger\w*|gewicht\w*|kanten\w*"
    r"|verbindung\w*|stör\w*|gegner\w*|zwist\w*)"
)
_ACROSS = r"(?:\bzwischen\b|\büber\b|\bgetrennt\w*|\bverschieden\w*|\bunterschiedlich\w*|\bauseinander\w*|\bgegenüber\b|\bdurchschnitten\w*|\bgeschnitten\w*)"
_GAIN = (
    r"(?:\b\w*(?:gewinn|profit|nutzen|wert|ertrag|erträge|erlös|umsatz|einnahme|einzunehm|einnehm|verdien|überschuss)\w*"
    r"|\b\w*(?:punkte|punktzahl|deckungsbeitrag|bringen|bringt|lohnt|ergebnis|heraus\w*|zufriedenheit|bewertung)\w*)"
)
_SPENT = r"\b\w*(?:kosten|ausgaben?|ausgeben|aufwand|aufwendung|preis|bezahl|billig|günstig|preiswert)\w*"
_HOURS = r"\b\w*(?:zeit|stunden|minuten|dauer)\b"
_TRIP = r"\b\w*(?:rundreise|rundfahrt|rundtour|tour|runde|reihenfolge|rundweg|route|rundgang|rundflug|strecke|fahrt|reise)\b"
_TASK = r"(?:aufgaben?|aufträge?|arbeit|arbeiten|tour|touren|jobs?|schicht\w*|projekte?|posten|stellen?|maschinen?|fahrten?|kunden?|rolle)"
_MANY = r"\bwie\s?viele\b|\b(?:welche|in\swelchen)\s(?:mengen|stückzahlen|anzahlen)\b"
_CLASH = (
    r"(?:nicht\s(?:\w+\s)?(?:gleichzeitig|zur\s(?:selben|gleichen)\szeit|parallel|zeitgleich|zugleich)"
    r"|nicht\s(?:\w+\s)?(?:im\sselben|im\sgleichen|am\sselben|am\sgleichen|zum\sselben|zum\sgleichen)\s\w+)"
)
_SAME_COLOUR = (
    r"nicht\s(?:\w+\s)?(?:die\sgleiche|dieselbe|gleiche|die\sselbe|gleich)\s?\w*farb\w*|nie\s(?:die\sgleiche|dieselbe)\sfarbe"
    r"|(?:verschieden|unterschiedlich)\w*(?:\sfarbe\w*|\sgefärb\w*|\s(?:sind|ist|sein|werden|bekommen|haben))"
    r"|(?:verschieden|unterschiedlich|anders|andere)\w*\s?(?:farb|frequenz|kan[aä]l|zeit|termin)\w*"
)
_PAIRS = (
    r"\b(?:mit\sgemeinsamen?|die\s(?:sich|einander|gemeinsame)|deren|wer|welche|paare?|folgende|diese|gemeinsame|nachbar\w*|benachbart\w*"
    r"|angrenzende\w*|aneinander\w*|verbundene\w*|je\szwei|prüfungen|kurse|termine|fächer|vorlesungen|länder\w*|gebiete|regionen|sender)\b"
)


def _task_and_goal(groups: dict[str, str], sentence: str) -> str:
    counts = re.findall(rf"{NUMBER}\s[^\W\d_]+", sentence)
    there = f"There are {' and '.join(counts)}. " if counts else ""
    return f"{there}One job each. {_goal(sentence)}".rstrip(". ")


def _who(groups: dict[str, str], sentence: str) -> str:
    return f"Who should do which job? One job each. {_goal(sentence)}".rstrip(". ")


def _goal(sentence: str) -> str:
    if re.search(_LEAST, sentence, re.IGNORECASE):
        is_time = re.search(_HOURS, sentence, re.IGNORECASE)
        return f"Minimise the total {'time' if is_time else 'cost'}"
    return "Maximise the total profit" if re.search(_MOST, sentence, re.IGNORECASE) else ""


def _choice(groups: dict[str, str], sentence: str) -> str:
    has_goal = re.search(rf"{_MOST}|{_GAIN}", sentence, re.IGNORECASE)
    return f"Which items should be taken{' to maximise the total value' if has_goal else ''}"


def _trip(groups: dict[str, str], sentence: str) -> str:
    through = groups.get("names") or groups.get("cities")
    return f"Find the shortest round trip{' through ' + through if through else ''}"


_STORY = rf"{_STRIFE}|{_TRIP}|\breihenfolge\b|\bfarbe\w*|\bwer\b"

SAYINGS: tuple[Saying, ...] = (
    saying(
        _SPLIT,
        _IN_GROUPS,
        _STRIFE,
        rf"{_ACROSS}[^.?!:]{{0,80}}?{_MOST}|{_MOST}[^.?!:]{{0,80}}?{_ACROSS}"
        rf"|(?:innerhalb|in\sde[nr]|im\sselben|in\sder\sselben|derselben)\b[^.?!:]{{0,80}}?{_LEAST}|{_LEAST}[^.?!:]{{0,80}}?(?:innerhalb|in\sde[nr])\b",
        means="Split these into {k} teams so that as much quarrelling as possible is across teams",
    ),
    saying(
        _SPLIT,
        _IN_GROUPS,
        _EQUAL,
        _LIST,
        means="Divide the numbers {list} into {k} piles that are as equal as possible",
    ),
    saying(
        _SPLIT,
        _IN_GROUPS,
        _EQUAL,
        means="Divide these into {k} piles that are as equal as possible",
        unless=_STRIFE,
    ),
    saying(
        _STRIFE,
        rf"{_ACROSS}[^.?!:]{{0,80}}?{_MOST}|{_MOST}[^.?!:]{{0,80}}?{_ACROSS}",
        _GROUP,
        means="As much quarrelling as possible should be across teams",
    ),
    saying(
        r"\b(?:teil|verteil|aufteil|aufgeteil)\w*",
        _EQUAL,
        means="How should these be divided into shares as equal as possible",
        unless=rf"{_STRIFE}|\bgeld\b",
    ),
    saying(
        r"\bwie\s?viele\s(?:\w+\s)?(?:farben|frequenzen|kanäle|sendefrequenzen)\b",
        means="How many colours do we need",
        unless=r"\bwie\s?viele\s(?:teile|stück)",
    ),
    saying(
        rf"{_LEAST}\s(?:\w+\s)?farben\b",
        rf"{_SAME_COLOUR}",
        means="Adjacent nodes can't have the same colour. How many colours do we need",
    ),
    saying(rf"{_LEAST}\s(?:\w+\s)?farben\b", means="How many colours do we need"),
    saying(
        r"\bwie\s?viele\s(?:\w+\s)?(?:zeiten|termine|zeitfenster|slots|zeitslots|blöcke|prüfungszeiten|zeitblöcke|prüfungstermine|zeiträume|runden|durchgänge)\b",
        r"\b(?:brauch|benötig|nötig|genüg|reich|mindestens|gebraucht|erforderlich|notwendig)\w*",
        means="How many slots do we need",
    ),
    saying(_PAIRS, _SAME_COLOUR, means="Adjacent nodes can't have the same colour"),
    saying(
        _PAIRS,
        rf"(?:dürfen|können|darf|kann|sollen)\b[^.?!:]{{0,80}}?{_CLASH}",
        means="Exams that share students can't be in the same slot",
    ),
    saying(
        r"\b(?:jede[rsmn]?|je|jeweils)\b[^.?!:]{0,60}?\b(?:(?:genau|nur|höchstens)\s)?eine?[nrsm]?(?:\s\w+|$)|\beine?[nrsm]?\s\w+\s(?:pro|je)\s\w+",
        rf"\b(?:ordne|zuordn|zuteil|zugeteilt|zugeordnet|zuweis|zugewiesen|weise|übernimm|übernehm|bekomm|erhält|erhalten|erledig|mach|bearbeit|fähr|betreu|besetz|verteil|{_TASK})\w*",
        means=_task_and_goal,
        unless=rf"\bart\b|\bsorte\b|\bgibt\ses\b|\bgleichzeitig\b|\bzeit\b|\bauf\seinmal\b|\bmaschine\s(?:bearbeitet|kann|schafft)|{_TRIP}(?<!\btour)|besuch|{_STRIFE}",
    ),
    saying(
        r"\b(?:jede|keine|eine)\smaschine\b",
        r"\b(?:nur|höchstens|mehr\sals|genau)?\s?eine[nmr]?\b",
        r"\b(?:gleichzeitig|zur\s(?:gleichen|selben)\szeit|auf\seinmal|zugleich)\b",
        means="Each machine handles one job at a time",
    ),
    saying(
        rf"\bwer\b[^.?!:]{{0,40}}?\b(?:welche[nrs]?|was)\b|\bwelche[rs]?\s\w+\s(?:soll|sollte|macht|übernimmt|fährt)\b[^.?!:]{{0,20}}?\bwelche[nrs]?\s{_TASK}",
        means=_who,
    ),
    saying(
        r"\b(?:wann|wie\slange|wie\sschnell|früh\w*|dauer\w*|möglichst\s(?:früh|bald|schnell)|so\s(?:früh|schnell|bald)\swie\smöglich)\b",
        r"\b(?:fertig\w*|abgeschlossen|erledigt|beendet|abgearbeitet|abschließen|abzuschließen|fertigstellen|beenden|erledigen)\b",
        r"\b(?:alle[ns]?|gesamt\w*|aufträge|jobs|arbeiten|letzte\w*|ganze)\b",
        means="When can everything be finished",
    ),
    saying(
        rf"{_LEAST}|\bwie\s(?:lange|kurz|schnell)\b",
        r"\b(?:gesamtdauer|durchlaufzeit|gesamtdurchlaufzeit|fertigstellungszeit\w*|produktionsdauer|bearbeitungsdauer|zykluszeit|makespan|gesamtbearbeitungszeit|fertigstellung)\b",
        means="Minimise the makespan",
    ),
    saying(
        r"\bdurch\s(?P<names>[^.?!:‹]{3,400})$|\bdurch\s(?:alle\s|diese\s)?(?P<cities>#)\s(?:städte|orte|stationen|punkte|kunden)\b",
        rf"{_LEAST}",
        _TRIP,
        means=_trip,
    ),
    saying(_LEAST, _TRIP, means="Find the shortest round trip", unless=r"\b(?:von|nach)\b"),
    saying(
        _MANY,
        r"\b(?:kisten|behälter|container|lkws?|lastwagen|kartons?|fahrzeuge?|boxen|koffer|rollen|stangen|bretter|paletten|wagen|regale|server|busse|säcke|tüten|eimer|transporter|körbe|usb-sticks|cds|dvds)\b",
        r"\b(?:mindestens|brauch|benötig|nötig|reich|genüg|gebraucht|erforderlich|notwendig|wenigsten)\w*",
        means="What is the fewest number of bins needed",
        unless=_GAIN,
    ),
    saying(
        rf"{_MANY}|{_LEAST}|\bwelche\b",
        r"\b(?:abzudecken|abdeck\w*|abgedeckt|deck\w*|erreich\w*|versorg\w*|vorkomm\w*)\b",
        r"\b(?:alle[ns]?|sämtliche|jede[rsmn]?|vollständig)\b",
        rf"\bmindestens\b|{_LEAST}|\b(?:reich|genüg|brauch|benötig|nötig)\w*",
        means="What is the fewest number of sets that cover everything",
        unless=rf"{_SPENT}|{_GAIN}",
    ),
    saying(_MANY, _MOST, _GAIN, means="How many of each maximise profit"),
    saying(_MANY, _LEAST, _SPENT, means="How many of each minimise cost"),
    saying(
        r"\b(?:land|fläche|hektar|feld|acker|äcker|felder|anbaufläche)\b",
        r"\b(?:teil|aufteil|aufgeteil|anbau|anzubau|bepflanz|nutz|verteil)\w*",
        _MOST,
        _GAIN,
        means="How should the land be split to maximise profit",
    ),
    saying(
        r"\bwelche[nrs]?\b|\bwas\b|\bworaus\b|\bwähle\b|\bpacke\b|\bbestimme\b",
        r"\b(?:mit\w*nehm|mitzunehm|einpack|einzupack|pack|bezahl|auswähl|wähl|kauf|finanzier|förder|lad|nehm|nimm|durchführ|umsetz|annehm|mitkomm|einlad|aufnehm"
        r"|verlad|realisier|veranstalt|genehmig|lohn|gehör|verstau|transportier|anschaff|unterstütz|druck|produzier|ausführ|gewählt|genommen|gepackt|geladen|gekauft"
        r"|gefördert|finanziert|ausgewählt|kommen|bewillig|übernehm|übernimm|bestell|ausstell|zeigen|send|spiel|mitgenommen)\w*",
        means=_choice,
        unless=rf"{_LEAST}|{_MANY}|{_STORY}|\brendite\w*|\banteil\w*",
    ),
    saying(
        _MOST,
        _GAIN,
        means="Maximise the total profit",
        unless=rf"{_STORY}|\brendite|\bje\b|\bpro\b",
    ),
    saying(
        rf"{_LEAST}",
        rf"{_SPENT}|{_HOURS}|\bgesamt(?:strecke|kosten|zeit|aufwand|länge)\b",
        means=lambda groups, sentence: _goal(sentence),
        unless=rf"{_STORY}|\bje\b|\bpro\b|\bjede",
    ),
    saying(
        r"\b(?:auf|ein)?(?:ge)?teil\w*",
        _IN_GROUPS,
        means="Split these into {k} teams",
        unless=_LIST,
    ),
)

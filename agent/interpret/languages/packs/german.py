"""German: word for word where the order of words agrees with English, by phrases where it does not."""

from __future__ import annotations

import re

from agent.interpret.languages.pack import LanguagePack, rule, words

_SMALL = {
    word: value
    for value, word in enumerate(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), start=2
    )
}
_OTHER = {"hundert": 100, "einhundert": 100, "tausend": 1000, "dutzend": 12, "ein dutzend": 12}
_JOINED = {
    f"{'ein' if one == 'eins' else one}und{ten}": value + tens
    for one, value in _SMALL.items()
    if 0 < value < 10
    for ten, tens in _TENS.items()
}
_SPELT = {**_SMALL, **_TENS, **_OTHER, **_JOINED}

_NUMERAL = re.compile(
    r"(?P<digits>(?<![\w.,])[-−]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+(?!\s?,|,\d)|\d+\.\d+|\d+)(?![\d]))"
    rf"|\b(?P<spelt>{'|'.join(sorted(_SPELT, key=len, reverse=True))})\b(?!\s*mal\s+so)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_UMLAUTS = str.maketrans("äöü", "aou")
_ENDINGS = ("ern", "er", "en", "se", "e", "n", "s")


def _value(match: re.Match[str]) -> str:
    if match["spelt"]:
        return str(_SPELT[match["spelt"].lower()])
    digits = match["digits"].replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return digits.replace(",", ".")


def _numbers_of_nouns(text: str) -> str:
    """Plurals become the singular with an s ("Stühle" beside "Stuhl": "Stuhls"), as English has it."""
    nouns = {word.lower(): word for word in _WORD.findall(text) if word[0].isupper()}
    nouns = {lower: word for lower, word in nouns.items() if lower not in _KNOWN}

    def plural(match: re.Match[str]) -> str:
        word = match[0]
        if not word[0].isupper():
            return word
        lower = word.lower()
        if lower in _KNOWN:
            return word
        for ending in _ENDINGS:
            stem = lower.removesuffix(ending)
            for base in (stem, stem.translate(_UMLAUTS)):
                if stem != lower and len(base) > 2 and base in nouns:
                    return f"{nouns[base]}s"
        base = lower.translate(_UMLAUTS)
        return f"{nouns[base]}s" if base != lower and base in nouns else word

    return _WORD.sub(plural, text)


_PHRASES = (
    # orders of words that English does not have
    rule(r"\b(?:ist|sind)\s(#)\s(€|Euro|Dollar|Punkte?)?\s?wert\b", r"is worth \1 \2"),
    rule(r"\b(#)\s(€|Euro|Dollar|Punkte?)?\s?wert\b", r"worth \1 \2"),
    rule(r"\b(?:einen|ein)\s(?:wert|nutzen)\svon\s(#)", r"a value of \1"),
    rule(r"\b(?:ein\s)?gewicht\svon\s(#)", r"a weight of \1"),
    rule(r"\bstellt\s([^.?!]{1,120})\sher\b", r"makes \1"),
    rule(r"\bstellen\s([^.?!]{1,120})\sher\b", r"make \1"),
    rule(r"\bbaut\s([^.?!]{1,120})\san\b", r"grows \1"),
    rule(r"\bso\s(?:aufteilen|teilen)\b", "split"),
    rule(r"\b(?:so\s)?aufgeteilt\s(?:werden|wird)\b", "be split"),
    rule(
        r"\bhöchstens\s(#)\s([^\W\d_]+)\s(?:tragen|fassen|laden|aufnehmen|transportieren)\b",
        r"carry at most \1 \2",
    ),
    rule(
        r"\b(?:kann|darf)\s(?:bis\szu|höchstens|maximal)\s(#)\s?([^\W\d_]+)\s(?:tragen|fassen|laden"
        r"|aufnehmen|transportieren)\b",
        r"can carry at most \1 \2",
    ),
    rule(
        r"\b(?:stehen|steht)\s([^.?!]{1,120}?)\s(?:zur\sverfügung|bereit)\b",
        r"there are \1 available",
    ),
    rule(r"\bzur\sverfügung\b", "available"),
    rule(r"\bwas\ssoll(?:te)?\sich\s(?:mitnehmen|einpacken|packen)\b", "what should I take"),
    rule(
        r"\bwelche\s([^\W\d_]+)\ssoll(?:te|ten|en)?\s(?:ich|man|wir)\s(?:mitnehmen|einpacken|packen"
        r"|nehmen|wählen|auswählen)\b",
        r"which \1 should I take",
    ),
    rule(r"\bso\s?dass\b", "so that"),
    rule(
        r"\bso\s(?:groß|hoch|viel|wertvoll)\swie\smöglich\b|\bmöglichst\s(?:groß|hoch|viel|wertvoll)\b",
        "as large as possible",
    ),
    rule(
        r"\bso\s(?:klein|gering|niedrig|wenig|billig|günstig|kurz)\swie\smöglich\b"
        r"|\bmöglichst\s(?:klein|gering|niedrig|wenig|billig|günstig|kurz)\b",
        "as small as possible",
    ),
    rule(
        r"\b(?:in|auf)\s(#|zwei)\smöglichst\s(?:gleich(?:e|große|schwere)?|ausgeglichene)\s"
        r"(?:haufen|stapel|gruppen|teile|hälften)\b",
        r"into \1 piles that are as equal as possible",
    ),
    rule(r"\b(?:in|auf)\s(#)\s(?:haufen|stapel)\b", r"into \1 piles"),
    rule(
        r"\bmöglichst\sgleich(?:\s(?:groß|schwer))?\b|\bso\sgleich\swie\smöglich\b",
        "as equal as possible",
    ),
    rule(r"\bmöglichst\sviel\s([^\W\d_]+)\b", r"as much \1 as possible"),
    rule(r"\b(?:in|auf)\szwei\s(gruppen|teams|mannschaften|seiten|lager)\b", "into two teams"),
    rule(r"\b(?:in|auf)\s(#)\s(?:gruppen|teams|mannschaften|seiten|lager)\b", r"into \1 teams"),
    rule(r"\bzwischen\sden\s(?:gruppen|teams|mannschaften|seiten|lagern)\b", "across teams"),
    rule(
        r"\b(?:dürfen|können)\snicht\s(?:zur\sselben\szeit|gleichzeitig|zugleich)\s"
        r"(?:stattfinden|liegen|sein)\b",
        "can't be in the same slot",
    ),
    rule(
        r"\b(?:dürfen|können)\snicht\s(?:die\sgleiche|dieselbe)\sfarbe\s(?:haben|bekommen|tragen)\b",
        "can't have the same colour",
    ),
    rule(r"\bmit\sgemeinsamen\s([^\W\d_]+)\b", r"that share \1"),
    rule(
        r"\bwie\sviele\s(?:termine|zeitfenster)\s(?:brauchen\swir|braucht\sman|sind\snötig|werden\s"
        r"(?:gebraucht|benötigt))\b",
        "how many slots do we need",
    ),
    rule(
        r"\bwie\sviele\sfarben\s(?:brauchen\swir|braucht\sman|sind\snötig|werden\s(?:gebraucht|benötigt)"
        r"|genügen|reichen)\b",
        "how many colours do we need",
    ),
    rule(r"\bwie\sviele\s(?:von\s)?(?:jedem|jeder|jeweils|beiden)\b", "how many of each"),
    rule(
        r"\bwie\sviele\s([^.?!]{1,80}?)\s(?:soll|sollen|sollte|sollten)\s(?:hergestellt|produziert"
        r"|gebaut|gemacht|gekauft|gefertigt)\swerden\b",
        r"how many \1 should be made",
    ),
    rule(
        r"\b(?:um|damit)\sden\sgewinn\szu\smaximieren\b|\bfür\sden\s(?:größten|höchsten|maximalen)\sgewinn\b",
        "to maximise profit",
    ),
    rule(
        r"\bum\sdie\s(?:gesamt)?kosten\szu\sminimieren\b|\bfür\sdie\s(?:kleinsten|geringsten|niedrigsten)"
        r"\skosten\b",
        "to minimise cost",
    ),
    rule(r"\bum\s(?:den\s|die\s|das\s)?([^.?!,]{1,80}?)\szu\smaximieren\b", r"to maximise \1"),
    rule(r"\bum\s(?:den\s|die\s|das\s)?([^.?!,]{1,80}?)\szu\sminimieren\b", r"to minimise \1"),
    rule(
        r"\bwie\ssoll(?:te)?\s([^.?!]{1,60}?)\s(to\s(?:maximise|minimise)\s\w+)\s(?:be\ssplit|split)\b",
        r"how should \1 be split \2",
    ),
    rule(
        r"\b(?:kann|darf)\s(#\s(?:€|Euro|Dollar))\s(?:für\s([^\W\d_]+)\s)?(?:ausgeben|investieren)\b",
        r"can spend \1 on \2",
    ),
    rule(r"\bje(?:der|de|dem)?\s(?:genau\s)?eine\saufgabe\b", "one job each"),
    rule(
        r"\binsgesamt\sam\s(?:billigsten|günstigsten)\b|\bam\s(?:billigsten|günstigsten)\sinsgesamt\b",
        "cheapest overall",
    ),
    rule(
        r"\b(?:macht|erledigt|übernimmt)\s(?:die\s)?(?:aufgabe[ns]?|arbeite?[ns]?)\b", "does jobs"
    ),
    rule(
        r"\b(?:wer\ssoll\swelche|wer\smacht\swelche)\s(?:aufgabe|arbeit)\b(?:\s(?:machen|übernehmen))?",
        "who should do which job",
    ),
    rule(r"\b(?:kürzeste|schnellste)\s(?:rundreise|rundtour|tour|runde)\b", "shortest round trip"),
    rule(r"\brundreise\b|\brundtour\b", "round trip"),
    rule(r"\b(?:besuche|besuchen|besucht)\b", "visit"),
    rule(
        r"\bund\s(?:kehrt?e?|kehren)\s(?:dann\s)?(?:zum\sstart|zum\sausgangspunkt|nach\shause)?\s?zurück\b",
        "and returns to the start",
    ),
    rule(
        r"\bwann\s(?:kann|ist|sind)\salles\s(?:frühestens\s)?fertig(?:\ssein)?\b",
        "when can everything be finished",
    ),
    rule(r"\bfrühestmöglich(?:e)?\b", "earliest"),
    rule(
        r"\b(?:eine|je\seine)\smaschine\s(?:von\sjeder|jeder|je)\s(?:art|sorte)\b",
        "one machine of each kind",
    ),
    rule(
        r"\bgenau\s(#)\s(?:von|aus)\s(#)\s(?:anlagen|aktien|wertpapieren|papieren)\b",
        r"exactly \1 of \2 assets",
    ),
    rule(r"\bmit\s(?:den\s)?erwarteten\s(?:renditen|erträgen)\b", "with expected returns"),
    rule(r"\b(?:der\s)?kovarianz(?:matrix)?\b", "covariance"),
    rule(r"\bmal\s(?:der\s)?varianz\b", "times variance"),
    rule(r"\b(#)\s?%|\b(#)\sprozent\b", lambda match: f"{match[1] or match[2]} %"),
)
_TABLE = """
    mein rucksack = my backpack
    der rucksack = the backpack
    ein rucksack = a backpack
    rucksack = backpack
    lastwagen|lkw = truck
    koffer = suitcase
    trägt höchstens|fasst höchstens|trägt maximal|fasst maximal = holds at most
    trägt|fasst = holds
    wiegt|wiegen = weighs
    wert|nutzen = value
    gewicht = weight
    kapazität|tragkraft = capacity
    gesamtgewicht = total weight
    gesamtwert = total value
    gegenstände|gegenständen|dinge = items
    gegenstand = item
    bringt einen gewinn von|erzielt einen gewinn von|bringt = earns
    gewinn = profit
    verdient = earns
    braucht|benötigt|erfordert|verbraucht = needs
    kostet = costs
    gesamtkosten = total cost
    kosten = cost
    enthält = contains
    es gibt|es sind = there are
    vorhanden|verfügbar = available
    pro woche|in der woche = per week
    pro tag|am tag = per day
    pro = per
    eine werkstatt|die werkstatt = a workshop
    eine fabrik = a factory
    ein bauer|eine bäuerin|ein landwirt = a farmer
    mindestens = at least
    höchstens|maximal|nicht mehr als|bis zu = at most
    genau = exactly
    doppelt so viele|zweimal so viele = twice as many
    dreimal so viele = three times as many
    halb so viele = half as many
    so viele = as many
    wie viele|wieviele = how many
    wie viel|wieviel = how much
    wie = as
    jeweils|je = each
    maximieren den gewinn|maximiert den gewinn = maximise profit
    minimieren die kosten = minimise cost
    durch = through
    maximiere|maximieren|maximiert = maximise
    minimiere|minimieren|minimiert = minimise
    unter der bedingung|unter den bedingungen|sodass gilt|unter den nebenbedingungen = subject to
    teile|teilen sie|verteile = split
    diese leute|diese personen = these people
    die zahlen = the numbers
    die gewichte = the weights
    die prüfungen = the exams
    prüfungen = exams
    streit|zank = quarrelling
    zwei = two
    knoten = nodes
    kanten = edges
    kante = edge
    graph|graphen = graph
    färbe = colour
    nachbarn|benachbarte = adjacent
    maximaler schnitt|maximalen schnitt|größter schnitt = maximum cut
    aufgaben|aufgabes = jobs
    aufgabe = job
    arbeiter = workers
    kilometer = km
    hektar = hectares
    er = he
    sie = she
    das land|die fläche = the land
    stunden = hours
    stunde = hour
    minuten = minutes
    tage = days
    euro = euros
    entfernungen|abstände|distanzen = distances
    entfernung|abstand|distanz = distance
    aufträge|auftrags = jobs
    auftrag = job
    maschinen = machines
    maschine = machine
    danach|dann = then
    erwarteten|erwartete = expected
    wahrscheinlich = likely
    anlagen|aktien|wertpapiere = assets
    rendite|ertrag = return
    varianz = variance
    wähle = choose
    minus = minus
    plus = plus
    mal = times
    binär = binary
    ganze zahlen|ganzzahlig = whole numbers
    oder = or
    und = and
    nicht = not
    soll|sollen|sollte|sollten = should
    kann|können = can
    muss|müssen = must
    darf|dürfen = may
    werden = be
    mit = with
    aus = from
    von = from
    nach = to
    bis = to
    zwischen = between
    finde|suche = find
    was = what
    ist|sind = is
    hat|haben = has
    ich = I
    für = for
    in = in
    jede|jeder|jedes|jeden|jedem = each
    alle = all
    ein|eine|einen|einem|einer|eines = a
    der|die|das|den|dem|des = the
    zu = to
"""
# What the rules know is left to them; only the names of the question are brought to one number.
_KNOWN = frozenset(
    re.findall(r"[^\W\d_]{4,}", _TABLE + " ".join(each.pattern.pattern for each in _PHRASES))
)

PACK = LanguagePack(
    code="de",
    name="German",
    sign=re.compile(
        r"\b(?:und|der|die|das|ist|sind|eine?n?|wie|viele|nicht|mit|für|soll|sollen|kann|höchstens|mindestens"
        r"|wiegt|kostet|braucht|zwischen|möglichst|oder|welche[rs]?|minimiere[n]?|maximiere[n]?|unter|diese"
        r"|durch|von|jede[rsmn]?|wann|dann|finde|wähle|teile|genau|zum|zur|sodass|aus|nach|bis|pro|ich|wir"
        r"|es|gibt|auf|bei|um|zu|werden|wird|alle[sn]?)\b|\b\w*[äöüß]\w*\b",
        re.IGNORECASE,
    ),
    numeral=_NUMERAL,
    value=_value,
    prepare=_numbers_of_nouns,
    rules=(*_PHRASES, *words(_TABLE)),
    asks="Ich habe die Frage noch nicht ganz verstanden. Nennen Sie bitte, was entschieden werden soll, was "
    "dabei begrenzt ist, was möglichst groß oder klein werden soll, und alle Zahlen dazu.",
)

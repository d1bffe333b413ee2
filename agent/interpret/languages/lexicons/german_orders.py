"""German orders of words that English does not have, put into English ones."""

from __future__ import annotations

from agent.interpret.languages.pack import rule

PHRASES = (
    # orders of words that English does not have
    rule(r"\b(?:ist|sind)\s(#)\s(€|Euro|Dollar|Punkte?)?\s?wert\b", r"is worth \1 \2"),
    rule(r"(?<!\w)(#)\s(€|Euro|Dollar|Punkte?)?\s?wert\b", r"worth \1 \2"),
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
    rule(r"(?<!\w)(#)\s?%|(#)\sprozent\b", lambda match: f"{match[1] or match[2]} %"),
)

"""Korean: the verb comes last and particles mark what each word does, so rules work clause by clause."""

from __future__ import annotations

import re

from agent.interpret.languages.pack import LanguagePack, rule

_SPELT = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
}  # fmt: skip
_COUNTERS = "개|장|명|대|권|판|그루|마리|벌|켤레|병|봉지|자루|단위|조각"
_GROUPS = "묶음|종류|더미|그룹|팀|가지|집단|조|편|모둠|집합|무더기|상자"
_SCALES = {"천": 1e3, "만": 1e4, "백만": 1e6, "억": 1e8}
_NUMERAL = re.compile(
    r"(?P<digits>(?<![\w.])[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\d+))(?P<scale>백만|천|만|억)?"
    rf"|(?<![^\W\d_])(?P<spelt>{'|'.join(_SPELT)})(?=\s(?:{_COUNTERS}|{_GROUPS})(?:의|씩|를|을|로|으로|이|가|은|는|당|만|,|\s))"
)
_N = r"[^\s,.:;?!‹›()\[\]]+?"  # a name, as short as its particle allows
_UNITS = {
    "킬로그램": "kg", "킬로": "kg", "그램": "grams", "톤": "tons", "시간": "hours", "분": "minutes",
    "일": "days", "킬로미터": "km", "미터": "m", "리터": "litres", "달러": "dollars", "원": "won",
    "유로": "euros", "퍼센트": "%", "프로": "%", "헥타르": "hectares", "에이커": "acres",
}  # fmt: skip
_MONEY = r"(?:dollars|won|euros)"


def _value(match: re.Match[str]) -> str:
    if match["spelt"]:
        return str(_SPELT[match["spelt"]])
    number = match["digits"].replace(",", "").replace("−", "-")
    if not match["scale"]:
        return number
    return f"{float(number) * _SCALES[match['scale']]:.15g}"


def _units(text: str) -> str:
    """Units after numbers in English, and what is counted after its number: "판자 5개" is "5 판자"."""
    for theirs, ours in _UNITS.items():
        text = re.sub(rf"(‹\d+›)\s?{theirs}(?![^\W\d_]*수)", rf"\1 {ours}", text)
    text = re.sub(r"(‹\d+›)\s?(kg|g|km|m|%)(?![a-z])", r"\1 \2", text)
    text = re.sub(r"(중|가운데)\s(?:정확히\s)?(‹\d+›)\s?개(?:를|을)?", r"\1 \2개를", text)
    return re.sub(
        rf"(?<![^\s,.:;])(?!중\s|가운데\s|각각\s|모두\s|최대한\s)([^\s,.:;?!‹›()\[\]0-9]+?)(은|는|이|가|을|를)?\s(최대\s|최소\s|적어도\s|정확히\s)?(‹\d+›)\s?(?:{_COUNTERS})(?!\w*의)",
        lambda m: f"{m[3] or ''}{m[4]} {m[1]}",
        text,
    )


_WHOLE_SENTENCES = (
    # what a sentence asks, whatever its words: split for the largest cut, colour, share out, tour
    rule(r"[^.:?!‹]*(?:‹\d+›|두)\s?(?:개의\s)?(?:팀|그룹|집단|조|편|모둠|진영)(?:으로|로)[^.:?!‹]*(?:사이|간|서로\s다른|걸친)"
         r"[^.:?!‹]*(?:최대|많|크게|큰|커지)[^.:?!‹]*",
         "Split these people into two teams so that as much quarrelling as possible is across teams"),
    rule(r"최대\s?(?:컷|절단)", "maximum cut"),
    rule(r"[^.:?!‹]*(?:같은|동일한)\s(?:시간|시간대|날|교시)[^.:?!‹]*(?:없|안\s?되|안\s?된|못)[^.:?!‹]*",
         "Exams that share students can't be in the same slot"),
    rule(r"[^.:?!‹]*(?:같은|동일한|다른)\s(?:색|색깔|색상)[^.:?!‹]*(?:없|안\s?되|안\s?된|못|칠해야|가져야)[^.:?!‹]*",
         "Adjacent nodes can't have the same colour"),
    rule(r"(?:최소\s|최소한\s|적어도\s)?(?:시간대|시간|교시)(?:은|는|이|가)?\s(?:최소\s|최소한\s)?몇\s?(?:개|번)?[^.?!‹]*",
         "how many slots do we need"),
    rule(r"(?:최소\s)?몇\s?(?:개의\s)?시간대[^.?!‹]*", "how many slots do we need"),
    rule(r"(?:최소\s)?(?:색|색깔|색상)(?:은|는|이|가)?\s(?:최소\s|최소한\s)?몇[^.?!‹]*|(?:최소\s)?몇\s?(?:가지|개의)?\s?(?:색|색깔|색상)[^.?!‹]*",
         "how many colours do we need"),
    rule(r"(?:숫자|수|무게|값|다음\s수|다음\s숫자)?(?:들)?\s?(#(?:(?:,\s?|\s|과\s|와\s|그리고\s)+#){2,})(?:을|를|의|\s)*[^.?!‹]*?"
         r"(#)\s?(?:개의\s)?(?:묶음|더미|그룹|모둠|집합|무더기)(?:으로|로)[^.?!‹]*",
         r"Divide the numbers \1 into \2 piles that are as equal as possible"),
    rule(r"[^.:?!‹]*(#)\s?(?:개의\s)?(?:묶음|더미|그룹|모둠|집합|무더기)[^.:?!‹]*(?:같|비슷|균등)[^.:?!‹]*?(#(?:(?:,\s?|\s|과\s|와\s|그리고\s)+#){2,})[^.?!‹]*",
         r"Divide the numbers \2 into \1 piles that are as equal as possible"),
    rule(r"[^.:?!‹]*(#)\s?(?:개의\s)?(?:묶음|더미|그룹|모둠|집합|무더기)(?:으로|로)[^.:?!‹]*(?:나누|나눠|분할)[^.:?!‹]*:\s?",
         r"Divide these numbers into \1 piles that are as equal as possible: "),
    rule(r"([^.:?!‹]+?)(?:을|를)\s(?:모두\s|한\s?번씩\s|전부\s)*(?:방문|들러|들르|돌)[^.?!‹]*(?:가장\s짧|최단|가장\s짧게|최소)[^.?!‹]*",
         r"Find the shortest round trip through \1"),
    rule(r"(?:가장\s짧은|최단)\s(?:순회\s경로|순회|경로|왕복\s?경로|일주)[^.:?!‹]*", "find the shortest round trip"),
    rule(r"(?:도시\s간\s|도시\s사이\s|서로\s간의\s)?거리(?:는|가)?\s?(?:다음과\s같습니다|다음과\s같다)?\s?:?", "distances:"),
    rule(r"(?:모든\s?(?:일|작업|것)이?\s|모두\s|전부\s)(?:가장\s빨리\s)?(?:언제|최소\s몇)[^.?!‹]*", "when can everything be finished"),
    rule(r"(?:전체\s)?(?:완료|종료|완성)\s?(?:시간|시각)(?:을|를)?\s?(?:최소화|가장\s빠르)[^.?!‹]*", "minimise the makespan"),
    rule(r"(?:기계는?\s)?종류(?:마다|별로)\s(?:기계(?:가|는)?\s)?(?:‹\d+›|한)\s?대[^.?!‹]*|[^.?!‹]*기계는?\s종류마다\s[^.?!]*",
         "one machine of each kind"),
    rule(r"(?:무엇을|뭘|어떤\s(?:물건|것|품목|상자|짐)(?:들)?(?:을|를))\s(?:가져가|챙기|챙겨|넣|골라|고르|담|선택|실)[^.?!‹]*",
         "what should I take"),
)  # fmt: skip
_CLAUSES = (
    rule(r"작업\s(\w+)\s?:", r"Job \1:"),
    rule(r"(?<=[:,])\s?(?:그다음|그\s다음|그리고\s나서|이후|다음)(?:에)?\s", " then "),
    rule(rf"(?<=[:n,])\s({_N})\s(#\s(?:hours|minutes|days))(?=[,.\s])", r" \2 \1"),
    rule(r"배낭(?:은|는|에는|에|의\s용량은|이)?\s(?:최대\s)?(#)\s?(\w+)?\s?(?:까지|을|를)?\s?(?:담을|넣을|실을|들|견딜)\s수\s있\w*",
         r"The backpack holds \1 \2"),
    rule(r"(?:배낭의\s)?용량(?:은|이|는)?\s?(?:최대\s)?(#)\s?(kg|grams|tons)?(?:입니다|이다|이고|인)?", r"capacity \1 \2"),
    rule(rf"({_N})(?:은|는|에는)\s(?:최대\s)?(#\s\w+)(?:까지|을|를)?\s(?:담을|넣을|실을|나를|운반할)\s수\s있\w*", r"\1 can carry at most \2"),
    rule(r"무게(?:가|는)?\s?:?\s?(#\s?(?:kg|grams|tons)?)\s?(?:이고|이며|고|입니다|이다|에)?", r"weight \1 "),
    rule(r"(?:가치|값어치)(?:가|는)?\s?:?\s?(#)\s?(?:이고|이며|입니다|이다|다)?", r"value \1"),
    rule(rf"({_N})(?:은|는)\s(#\s(?:kg|grams|tons))\s?(?:이고|이며|에|,)?\s?(?=value)", r"\1: weight \2, "),
    rule(rf"({_N})(?:은|는)\s(?=weight\s‹)", r"\1: "),
    rule(r"(weight\s#\s?(?:kg|grams|tons)?)\s*,?\s+value", r"\1, value"),
    rule(rf"({_N})(?:은|는)\s(?:작업|일|과제)\s(#(?:,\s?#)*)(?:을|를)\s(?:각각\s)?(#(?:,\s?#)*)\s?({_MONEY}|hours)?(?:에|로|으로)?(?:\s합니다|\s한다|\s하고|\s할\s수\s있\w+)?",
         r"\1 does jobs \2 for \3 \4"),
    rule(rf"({_N})(?:은|는)\s(?:각각\s)?(#(?:,\s?#)+)\s?({_MONEY}|hours)?(?:에|로|으로)(?:\s합니다|\s한다|\s하고|\s할\s수\s있\w+)?",
         r"\1 for \2"),
    rule(r"(?:한\s사람(?:이|에게|당)?|각자|각각|사람마다)\s(?:‹\d+›\s?작업|한\s(?:작업|일|과제)|작업|일)\s?(?:하나)?씩(?:\s(?:맡을\s때|맡기고|맡기되|맡아|배정\w*|할당\w*|한다면|할\s때))?,?", "one job each,"),
    rule(r"(?:총\s?비용|전체\s비용|비용의\s합)(?:을|를|이|은)?\s?(?:최소화|가장\s(?:적|싸|낮)|최소)[^.?!‹]*|가장\s(?:싸게|저렴하게)[^.?!‹]*", "cheapest overall"),
    rule(r"비용\s?(?:행렬|표)", "cost matrix"),
    rule(r"기대\s?수익률?(?:이|은|는|가)?", "expected returns"),
    rule(r"공분산(?:\s?행렬)?(?:이|은|는|가)?", "covariance"),
    rule(r"위험\s?회피\s?(?:계수)?(?:가|는|은)?\s?(#)", r"risk aversion \1"),
    rule(r"(#)\s자산\s(?:중|가운데)\s(#)개를\s(?:골라|선택하\w*|고르\w*|뽑\w*)", r"choose exactly \2 of \1 assets, "),
    rule(r"(#)\s자산\s?(?:중|가운데)(?:에서)?\s?(?:정확히\s)?(#)\s?개?(?:를|을)?\s(?:골라|선택하\w*|고르\w*)", r", choose exactly \2 of \1 assets, "),
    rule(r"수익률?(?:에서)?\s?(?:-|−|빼기)?\s?(#)\s?(?:×|\*|곱하기|배의)?\s?분산(?:을|를)?(?:\s뺀\s값(?:을|를)?)?", r"return minus \1 times variance"),
    rule(rf"({_N})(?:와|과|하고|랑|및)\s({_N})(?:을|를)\s(?:만든|만듭|만들|생산|제조|재배|판매)\w*", r"makes \1 and \2"),
    rule(rf"({_N})\s(?:하나|한\s개|‹\d+›개|한\s대|한\s벌)(?:은|는|당|에는|마다|를\s만들려면|에)", r"A \1"),
    rule(rf"(#\s{_MONEY})(?:의)?\s(?:이익|수익|이윤)(?:을|를|이)?\s?(?:내고|얻고|남기고|벌고|주고|있고|나고)", r"earns \1 and"),
    rule(rf"(#\s{_MONEY})(?:의)?\s(?:이익|수익|이윤)(?:을|를|이)?\s?(?:내|얻|남기|벌|주|있|나|남)\w*", r"earns \1"),
    rule(rf"(#\s{_MONEY})(?:를|을)\s(?:벌고|남기고)", r"earns \1 and"),
    rule(rf"(?:이익|수익|이윤)(?:은|이|는)?\s(#\s{_MONEY})(?:이고|이며)", r"earns \1 and"),
    rule(rf"(?:이익|수익|이윤)(?:은|이|는)?\s(#\s{_MONEY})(?:입니다|이다)?", r"earns \1"),
    rule(rf"비용(?:은|이|는)?\s(#\s{_MONEY})(?:이고|이며)", r"costs \1 and"),
    rule(rf"비용(?:은|이|는)?\s(#\s{_MONEY})(?:입니다|이다)?", r"costs \1"),
    rule(r"((?:#\s[^\s,.?!‹›]+?)(?:(?:와|과|하고|,|\s그리고)\s#\s[^\s,.?!‹›]+?)*)(?:이|가|을|를)?\s(?:필요하고|필요하며|필요로\s하고|사용하고|쓰고|들고)", r"needs \1 and"),
    rule(r"((?:#\s[^\s,.?!‹›]+?)(?:(?:와|과|하고|,|\s그리고)\s#\s[^\s,.?!‹›]+?)*)(?:이|가|을|를)?\s(?:필요합니다|필요하다|필요로\s합니다|필요로\s한다|사용합니다|사용한다|씁니다|쓴다|듭니다|든다)", r"needs \1"),
    rule(r"((?:#\s[^\s,.?!‹›]+?)(?:(?:와|과|하고|,|\s그리고)\s(?:[^\s,.?!‹›]+?(?:은|는)\s)?#\s[^\s,.?!‹›]+?)*)(?:이|가|을|를|까지)?\s(?:있습니다|있다|사용할\s수\s있\w*|쓸\s수\s있\w*|이용할\s수\s있\w*)", r"there are \1"),
    rule(r"(#\s[^\s,.?!‹›]+?)(?:와|과|하고)\s(?=‹)", r"\1 and "),
    rule(r"(?<=,)\s[^\s,.?!‹›]+?(?:은|는)\s(?=‹\d+›\s(?:hours|minutes|days))", " "),
    rule(r"(?:총\s)?(?:이익|수익|이윤)(?:을|를|이)?\s?(?:최대화|극대화|최대|가장\s(?:크|많))[^.?!‹]*", "how many of each maximise profit"),
    rule(r"(?:총\s)?(?:비용)(?:을|를|이)?\s?(?:최소화|최소|가장\s(?:적|작|싸|낮))[^.?!‹]*", "how many of each minimise cost"),
    rule(r"(#\s?[^\s,.?!‹›]*?)\s?이상", r"at least \1"),
    rule(r"(#\s?[^\s,.?!‹›]*?)\s?(?:이하|을\s넘을\s수\s없\w*|를\s넘을\s수\s없\w*|까지)", r"at most \1"),
    rule(r"(?:적어도|최소한|최소)\s(?=‹)", "at least "),
    rule(r"최대\s(?=‹)", "at most "),
    rule(r"(?:가|이|은|는)?\s?(?:모두\s)?(?:이진|바이너리)\s?변수일\s때,?", " binary:"),
    rule(r"(return\sminus\s#\stimes\svariance)(?:을|를)?\s(?:최대화|극대화|최대로)\w*", r"maximise \1"),
    rule(r"([-+A-Za-z0-9_\s‹›*^.×()]+?)(?:을|를)\s최소화\w*", r"minimise \1"),
    rule(r"([-+A-Za-z0-9_\s‹›*^.×()]+?)(?:을|를)\s(?:최대화|극대화)\w*", r"maximise \1"),
    rule(r"(?<=[›\]])(?:이고|이며|입니다|이다|인)(?=[\s,.])", ","),
    rule(r"(?<=[›a-z])(?:이고|이며|입니다|이다|인|에)(?=[\s,.])", ""),
    rule(r"(?<=\w)\s+그리고\s", " and "),
)  # fmt: skip

PACK = LanguagePack(
    code="ko",
    name="Korean",
    sign=re.compile(r"[가-힣]{2,}"),
    numeral=_NUMERAL,
    value=_value,
    prepare=_units,
    rules=(*_WHOLE_SENTENCES, *_CLAUSES),
    asks="질문을 아직 다 이해하지 못했습니다. 무엇을 정해야 하는지, 어떤 제한이 있는지, 무엇을 가장 크게 또는 작게 "
    "해야 하는지와 필요한 숫자를 모두 알려 주세요.",
)

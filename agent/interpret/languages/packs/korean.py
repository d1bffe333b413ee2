"""Korean: the verb comes last and particles mark what each word does, so rules work clause by clause."""

from __future__ import annotations

import re

from agent.interpret.languages.lexicons.korean_clauses import CLAUSES, WHOLE_SENTENCES
from agent.interpret.languages.lexicons.korean_sayings import SAYINGS
from agent.interpret.languages.pack import LanguagePack

_SPELT = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
}  # fmt: skip
_COUNTERS = "개|장|명|대|권|판|그루|마리|벌|켤레|병|봉지|자루|단위|조각|통|잔|포대|박스"
_GROUPS = "도시|곳|지점|장소|트럭|배낭|묶음|종류|더미|그룹|팀|가지|집단|조|편|모둠|집합|무더기|상자"
_SCALES = {"천": 1e3, "만": 1e4, "백만": 1e6, "억": 1e8}
_NUMERAL = re.compile(
    r"(?P<digits>(?<![\w.])[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\d+))(?P<scale>백만|천|만|억)?"
    rf"|(?<![^\W\d_])(?P<spelt>{'|'.join(_SPELT)})(?!\s대(?:씩|입|뿐|만\s))(?=\s(?:{_COUNTERS}|{_GROUPS})(?:의|씩|를|을|로|으로|이|가|은|는|당|만|에|에서|에게|,|\s)|\s[가-힣]{1, 5}?(?:으로|로|에)\s(?:나누|나눠|나뉘|갈라|싣|담))"
)
# A question that names its unit is answered in it.
_IN_TENS_OF_THOUSANDS = re.compile(r"단위\s?:?\s?만\s?원")
_UNITS = {
    "킬로그램": "kg", "킬로": "kg", "그램": "grams", "톤": "tons", "시간": "hours", "분": "minutes",
    "일": "days", "킬로미터": "km", "미터": "m", "리터": "litres", "달러": "dollars", "원": "won",
    "유로": "euros", "퍼센트": "%", "프로": "%", "헥타르": "hectares", "에이커": "acres",
}  # fmt: skip


def _value(match: re.Match[str]) -> str:
    if match["spelt"]:
        return str(_SPELT[match["spelt"]])
    number = match["digits"].replace(",", "").replace("−", "-")
    if match["scale"] == "만" and _IN_TENS_OF_THOUSANDS.search(match.string):
        return number
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
        rf"(?<![^\s,.:;])(?!중\s|중에서\s|가운데\s|가운데서\s|정확히\s|최대\s|최소\s|최소한\s|적어도\s|약\s|총\s|각각\s|모두\s|최대한\s)([^\s,.:;?!‹›()\[\]0-9]+?)(은|는|이|가|을|를)?\s(최대\s|최소\s|적어도\s|정확히\s)?(‹\d+›)\s?(?:{_COUNTERS})(?!\w*의)",
        lambda m: f"{m[3] or ''}{m[4]} {m[1]}",
        text,
    )


# Words of rules and conditions. A rule that understands one takes it away; one that is left blocks.
_RESTRICTING = re.compile(
    r"수\s(?:는\s)?없|안\s?됩|안\s?되|안\s?된|안\s?돼|지\s?않|지\s?말|반드시|꼭\s|만약|만일|(?<![가-힣])(?:함께|같이|먼저|제외|빼고|금지|불가|둘\s중|오직)"
    r"|(?:하기|되기|가기|하|방문하기)\s(?:전에|이전에|후에)|없이\s|중\s하나만|만\s(?:선택|고를|가능|사용)|미만|초과|(?:[가-힣]라|[가-힣]다)면(?![가-힣])|경우"
)

_OBLIGING = re.compile(
    r"야\s(?:합니다|한다|해요|하며|하고|됩니다)|야만\s|(?<![려라])면(?=[\s,])|(?:넣|두|하|놓)(?:으)?(?:세요|십시오|시오)"
)

PACK = LanguagePack(
    code="ko",
    name="Korean",
    sign=re.compile(r"[가-힣]{2,}"),
    numeral=_NUMERAL,
    value=_value,
    prepare=_units,
    rules=(*WHOLE_SENTENCES, *CLAUSES),
    asks="질문을 아직 다 이해하지 못했습니다. 무엇을 정해야 하는지, 어떤 제한이 있는지, 무엇을 가장 크게 또는 작게 "
    "해야 하는지와 필요한 숫자를 모두 알려 주세요.",
    unread="이 조건을 이해하지 못했습니다. 다르게 쓰거나 빼 주시겠어요?",
    restricting=_RESTRICTING,
    obliging=_OBLIGING,
    sayings=SAYINGS,
)

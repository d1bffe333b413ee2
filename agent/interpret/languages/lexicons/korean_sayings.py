"""Korean sentences whose words alone tell what they ask or rule."""

from __future__ import annotations

import re

from agent.interpret.languages.sayings import NUMBER, Saying, saying

_VERY = r"(?:가장|제일|최대한|될\s?수\s?있는\s?한|되도록|가능한\s?한)"
_MOST = (
    rf"(?:{_VERY}\s?(?:크|큰|커|클|많|높|좋|값지|비싸)[가-힣]*|최대(?!\s‹)[가-힣]*|극대화[가-힣]*)"
)
_LEAST = rf"(?:{_VERY}\s?(?:작|적|짧|낮|싸|싼|저렴|빨|빠|덜|줄)[가-힣]*|최소(?!\s‹)[가-힣]*|최단[가-힣]*|최저[가-힣]*)"
_GROUP = r"(?:테이블|식탁|방|팀|그룹|집단|조|편|모둠|진영|묶음|더미|집합|무더기|쪽|부분|반|패|줄|대의\s\w+|사람|명|차|트럭|상자|가방|바구니)"
_IN_GROUPS = rf"(?P<k>#)\s?(?:개의\s|대의\s|명의\s|개\s|명\s|대\s)?{_GROUP}?[가-힣]*"
_SPLIT = r"(?:나누|나눠|나눌|나눈|나뉘|갈라|가르|분할|분배|쪼개|배분|싣|실어|담아)[가-힣]*"
_STRIFE = r"(?:다툼|싸움|갈등|분쟁|충돌|가중치|간선|마찰|경쟁|불화|말다툼|앙금)[가-힣]*"
_ACROSS = r"(?:사이|간의|간에|서로\s다른|걸친|건너|가로지르|갈라놓)[가-힣]*"
_EQUAL = rf"(?:(?:비슷|균등|공평|똑같|같게|같아지|같도록|균형|고르게|같은)[가-힣]*|차이?[가-힣]*\s[^.?!:]{{0,20}}?{_LEAST}|{_LEAST}\s차이)"
_UNIT = r"(?:\s?(?:kg|grams|tons|hours|minutes|won|dollars|euros|km|m|litres)(?![a-z]))?"
_LIST = rf"(?P<list>#{_UNIT}(?:(?:\s?,\s?|과\s|와\s|\s그리고\s|,\s그리고\s)#{_UNIT})+)"
_GAIN = r"(?:이익|수익|이윤|가치|값|만족도|점수|매출|효용|효과|소득|이득)[가-힣]*"
_SPENT = r"(?:비용|총비용|경비|지출|돈|요금)[가-힣]*"
_HOURS = r"(?:시간|총시간)[가-힣]*"
_NEXT = r"(?:이웃|인접|맞닿|붙어|접한|접하|연결된|이어진|공통|같은\s학생|겹치|함께\s듣)[가-힣]*"
_EACH_ONE = r"(?:하나씩|한\s\S{1,6}씩|‹\d+›\s?\S{1,6}씩|한씩|일대일)[가-힣]*"
_MATRIX = r"(?P<matrix>\[\s?\[[^가-힣]{1,4000}\]\s?\])"
_TRIP = r"(?:경로|순회|일주|여행|동선|코스|순서|여정|길)[가-힣]*"
_VISIT = r"(?:방문|들르|들러|들른|들렀|돌아|도는|돌고|거쳐|거치)[가-힣]*"
_NAMES = r"(?P<names>[^.?!:‹\[]{1,300}?)"
_EXPRESSION = r"(?P<formula>[-+A-Za-z0-9_\s‹›*^.×()/]{2,2000}?)(?:을|를|의\s값을)\s"
_MINIMISE = r"(?:최소화|최소로|가장\s작게|최솟값)"
_MAXIMISE = r"(?:최대화|최대로|가장\s크게|최댓값|극대화)"

_BINARY = (
    r"(?:이진|바이너리)\s?(?:변수)?(?:인)?\s?(?P<names>[A-Za-z][A-Za-z0-9_,\s]{0,200}?)(?:에\s대하여|에\s대해서?|(?:이|가)?\s?주어질\s때|일\s때|로)"
    r"|(?P<others>[A-Za-z][A-Za-z0-9_,\s]{0,200}?)(?:이|가|은|는)\s(?:모두\s)?(?:이진|바이너리)"
)


def _goal(sentence: str) -> str:
    if re.search(_LEAST, sentence):
        return f"Minimise the total {'time' if re.search(_HOURS, sentence) else 'cost'}"
    return "Maximise the total profit" if re.search(_MOST, sentence) else ""


def _one_each(groups: dict[str, str], sentence: str) -> str:
    counts = re.findall(
        rf"({NUMBER})\s?(?:명의\s|개의\s|대의\s)?([가-힣]+?)(?:이|가|을|를|에게|은|는)?\s", sentence
    )
    loose = re.findall(NUMBER, re.sub(_EACH_ONE, "", sentence))
    there = (
        f"There are {' and '.join(f'{n} {noun}' for n, noun in counts if n in loose)}. "
        if loose
        else ""
    )
    one = next(iter(re.findall(NUMBER, "".join(re.findall(_EACH_ONE, sentence)))), "One")
    return f"{there}{one} job each. {_goal(sentence)}".rstrip(". ")


def _program(groups: dict[str, str], sentence: str) -> str:
    verb = "Minimise" if re.search(_MINIMISE, sentence) else "Maximise"
    return f"{verb} {groups['formula'].strip()} subject to {groups['limits'].strip(' ,')}"


def _binary(groups: dict[str, str], sentence: str) -> str:
    verb = "Minimise" if re.search(_MINIMISE, sentence) else "Maximise"
    return f"{verb} {groups['formula'].strip()} for binary {(groups['names'] or groups['others']).strip()}"


def _binary_matrix(groups: dict[str, str], sentence: str) -> str:
    verb = "Minimise" if re.search(_MINIMISE, sentence) else "Maximise"
    return f"{verb} x^T Q x over binary vectors x with Q = {groups['matrix']}"


def _tour_by_matrix(groups: dict[str, str], sentence: str) -> str:
    through = f" through {groups['k']} cities" if groups.get("k") else ""
    return f"Find the shortest round trip{through} with the distance matrix {groups['matrix']}"


def _named(names: str) -> str:
    """A list of names as English has it: "A, B, C"."""
    return re.sub(r"(?<=[가-힣A-Za-z0-9])(?:와|과|하고|,?\s그리고)\s", ", ", names.strip())


SAYINGS: tuple[Saying, ...] = (
    saying(
        _SPLIT,
        rf"(?P<k>#)\s?(?:개의\s|개\s)?{_GROUP}",
        _STRIFE,
        _ACROSS,
        _MOST,
        means="Split these people into {k} teams so that as much quarrelling as possible is across teams",
    ),
    saying(
        _STRIFE,
        _ACROSS,
        _MOST,
        r"(?:팀|그룹|집단|조|편|모둠|진영|집합)",
        means="As much quarrelling as possible should be across teams",
        unless=_SPLIT,
    ),
    saying(_LIST, rf"(?P<k>#)\s?(?:개의\s|대의\s|명의\s|개\s|명\s|대\s)?{_GROUP}", _SPLIT, _EQUAL,
           means="Divide the numbers {list} into {k} piles that are as equal as possible"),
    saying(rf"(?P<k>#)\s?(?:개의\s|대의\s|명의\s|개\s|명\s|대\s)?{_GROUP}", _SPLIT, _EQUAL,
           means="Divide these into {k} piles that are as equal as possible", unless=_STRIFE),
    saying(_SPLIT, _EQUAL, means="How should these be divided into shares as equal as possible", unless=rf"{_STRIFE}|돈을"),
    saying(r"(?:색|색깔|색상|주파수|채널)[가-힣]*\s?[^.?!:]{0,12}?몇|몇\s?(?:가지|개|종류)?의?\s?(?:색|주파수|채널)",
           means="How many colours do we need"),
    saying(r"(?:시간대|시간|교시|시간표|타임|차례|슬롯)[가-힣]*\s(?:최소한?\s)?(?:몇\s?(?:개|번|차례)|얼마나)|몇\s?(?:개의?\s)?(?:시간대|교시|타임|차례|슬롯)",
           r"(?:최소|필요|있어야|충분)", means="How many slots do we need"),
    saying(_NEXT, r"(?:(?:같은|동일한|똑같은)\s(?:시간|시간대|날|교시|때)|동시에|한꺼번에)[^.?!:]{0,30}?(?:없|안\s?되|안\s?된|안\s?됩|못|않)[가-힣]*",
           means="Exams that share students can't be in the same slot"),
    saying(_NEXT, r"(?:서로\s)?다른\s(?:색|주파수|채널)[가-힣]*|(?:같은|동일한|똑같은)\s(?:색|주파수|채널)[^.?!:]{0,30}?(?:없|안\s?되|안\s?된|안\s?됩|못|않)[가-힣]*",
           means="Adjacent nodes can't have the same colour"),
    saying(r"(?:기계|장비|설비)[가-힣]*\s(?:종류마다\s|종류별로\s|각각\s|각\s)?(?:한|하나|‹\d+›)\s?(?:대)?씩[가-힣]*|(?:기계|장비|설비)[가-힣]*\s종류(?:마다|별로)\s|#\s?(?:기계|장비|설비)(?:씩|뿐)[가-힣]*",
           means=lambda groups, sentence: next(iter(re.findall(NUMBER, sentence)), "One") + " machine of each kind", unless="배정|할당|맡"),
    saying(r"(?:총\s?소요|전체\s?소요|완료|종료|총\s?작업|전체\s?작업|총\s?생산)\s?(?:시간|시각)[가-힣]*", _LEAST, means="Minimise the makespan"),
    saying(r"(?:모든|모두|전부|전체|다)\s", r"(?:끝|완료|마치|마칠|마무리)[가-힣]*", r"(?:언제|몇\s?시간|빨리|최소|가장\s?빠|얼마나|일찍)[가-힣]*",
           means="When can everything be finished"),
    saying(r"(?:각자|각각|한\s사람|‹\d+›\s?(?:사람|명)|마다|에게|한\s명|씩\s?맡|배정|할당|맡|당)[가-힣]*", _EACH_ONE, means=_one_each, unless="기계는|방문|들르|들러"),
    saying(r"누가|누구에게|누구를", r"(?:어떤|어느|무슨|무엇)[가-힣]*", means=lambda groups, sentence: f"Who should do which job? {_goal(sentence)}".rstrip("? ")),
    saying(_MATRIX, r"거리", r"(?P<k>#)\s?(?:개의\s|개\s)?(?:도시|곳|장소|지점)", rf"{_VISIT}|{_TRIP}", _LEAST, means=_tour_by_matrix),
    saying(_MATRIX, r"거리", rf"{_VISIT}|{_TRIP}", _LEAST, means=_tour_by_matrix),
    saying(r"(?P<start>\S{1,20}?)(?:에서|을|를)\s(?:출발|시작|떠나)[가-힣]*,?\s", rf"(?:출발|시작|떠나)[가-힣]*,?\s{_NAMES}(?:을|를|에)\s(?:모두\s|각각\s|전부\s|한\s?번씩\s|차례로\s)*{_VISIT}", r"(?:돌아|복귀|되돌아)[가-힣]*",
           means=lambda groups, sentence: f"A tour starts at {groups['start']}, visits {_named(groups['names'])} each once and returns to {groups['start']}",
           unless=_LEAST),
    saying(rf"(?:^|,\s){_NAMES}(?:을|를)\s(?:모두\s|각각\s|전부\s|한\s?번씩\s|차례로\s)*(?:{_VISIT})", r"(?:처음|출발점|출발지|시작점|원래|집|제자리)[가-힣]*\s(?:자리[가-힣]*\s)?(?:돌아|복귀|되돌아)[가-힣]*",
           means=lambda groups, sentence: f"A tour visits {_named(re.sub(r'^[가-힣]+(?:이|가|은|는) ', '', groups['names']))} each once and returns to the start",
           unless=rf"{_LEAST}|에서\s(?:출발|시작|떠나)"),
    saying(rf"(?:^|,\s){_NAMES}(?:을|를)\s(?:모두\s|각각\s|전부\s|한\s?번씩\s|차례로\s)*{_VISIT}", _LEAST,
           means=lambda groups, sentence: f"Find the shortest round trip through {_named(groups['names'])}", unless="출발"),
    saying(_LEAST, _TRIP, means="Find the shortest round trip", unless="부터|까지|출발"),
    saying(r"이진|바이너리", _MATRIX, r"x\^T\s?Q\s?x", rf"{_MINIMISE}|{_MAXIMISE}", means=_binary_matrix),
    saying(_BINARY, rf"{_EXPRESSION}(?:{_MINIMISE}|{_MAXIMISE})", means=_binary),
    saying(r"(?:제약\s?조건|조건|제약)(?:이|은|는|인)?\s?(?P<limits>[^가-힣]{3,2000}?)(?:에서|일\s때|하에서|아래에서|를\s만족|을\s만족[가-힣]*|이고),?", rf"(?<![가-힣]\s){_EXPRESSION}(?:{_MAXIMISE}|{_MINIMISE})", means=_program),
    saying(r"몇\s?(?:개|대|권|벌|그루|장|상자|병|켤레)?|얼마나|각각|생산량", _MOST, _GAIN, means="How many of each maximise profit", unless="어떤|무엇"),
    saying(r"몇\s?(?:개|대|권|벌|그루|장|상자|병|켤레)?|얼마나|각각|구매량", _LEAST, _SPENT, means="How many of each minimise cost", unless="어떤|무엇"),
    saying(r"(?:상자|트럭|차량|용기|컨테이너|봉투|가방|통|빈)[가-힣]*\s(?:최소한?\s)?몇|몇\s?(?:개의|대의)\s(?:상자|트럭|차량|용기|컨테이너|봉투|가방|통)",
           r"(?:최소|필요|있어야|충분)[가-힣]*", means="What is the fewest number of bins needed"),
    saying(r"(?:땅|밭|토지|농지|면적|헥타르)[가-힣]*", r"(?:나누|나눠|배분|심)[가-힣]*|어떻게", _MOST, _GAIN, means="How should the land be split to maximise profit"),
    saying(r"(?:돈|자금|자산|투자금)(?:을|를)", r"(?:나누|나눠|배분|투자)[가-힣]*", rf"(?:^|\s){_NAMES}에\s(?:돈|자금|투자금)",
           means=lambda groups, sentence: f"How should I split my money between {' and '.join(_named(groups['names']).split(', '))}", unless=_LEAST),
    saying(r"(?:무엇|무얼|뭘|뭐|어떤|어느|어떻게)[가-힣]*", r"(?:가져|챙기|챙겨|넣|고르|골라|고를|담|선택|실어|실을|싣|사야|구매|투자|지원|추진|채택|먹|훔)[가-힣]*",
           means=lambda groups, sentence: "Which items should be taken" + (" to maximise the total value" if re.search(f"{_MOST}|{_GAIN}", sentence) else ""),
           unless=rf"{_LEAST}|{_STRIFE}|{_TRIP}|(?<![가-힣])색|누가|누구|돈을|몇"),
    saying(r"분산", r"(?P<factor>#)\s?(?:배|을\s곱|를\s곱|×|\*)|위험\s?회피[가-힣]*\s?(?P<aversion>#)", r"수익률?", _MOST,
           means=lambda groups, sentence: f"Maximise the return minus {groups['factor'] or groups['aversion']} times the variance", unless="기대"),
    saying(r"자산|종목|주식|펀드", rf"{_NAMES.replace('names', 'assets')}\s?(?:중에서|중|가운데(?:서)?)\s", r"(?P<n>#)\s?(?:개|종목|가지)?(?:를|을)?\s(?:고르|골라|선택|뽑|사)[가-힣]*",
           means=lambda groups, sentence: f"Choose exactly {groups['n']} of the assets {_named(re.sub('^(?:자산|종목|주식|펀드) ', '', groups['assets'].strip()))}", unless="수익률"),
    saying(_MOST, _GAIN, means="Maximise the total profit", unless=rf"{_STRIFE}|{_TRIP}|수익률|당\s|마다"),
    saying(_LEAST, rf"{_SPENT}|{_HOURS}", means=lambda groups, sentence: _goal(sentence), unless=rf"{_STRIFE}|{_TRIP}|당\s|마다|몇"),
    saying(_SPLIT, rf"(?P<k>#)\s?(?:개의\s|개\s)?{_GROUP}", means="Split these into {k} teams", unless=_LIST.replace("?P<list>", "?:")),
)  # fmt: skip

"""Questions in Korean on the ten core families, read and solved to their optimum."""

from __future__ import annotations

import pytest

from tests.agent.interpret.languages.asking import optimum_of, places_of

QUESTIONS = (
    (
        "knapsack",
        22,
        "배낭은 15kg까지 담을 수 있습니다. 텐트는 무게가 7kg이고 가치가 9이며, 버너는 3kg에 가치 5, 램프는 1kg에 가치 2, 로프는 4kg에 가치 6입니다. 무엇을 가져가야 할까요?",
    ),
    (
        "max_cut",
        10,
        "다음 사람들을 두 팀으로 나누어 팀 사이의 다툼이 최대가 되게 하세요: 민수-지영 3, 민수-철수 1, 지영-영희 2, 철수-영희 4, 영희-민수 2.",
    ),
    (
        "graph_coloring",
        3,
        "공통 학생이 있는 시험은 같은 시간에 볼 수 없습니다: 대수-생물, 대수-화학, 생물-화학, 화학-연극, 연극-영어, 영어-대수. 시간대가 몇 개 필요한가요?",
    ),
    ("number_partition", 0, "숫자 8, 7, 6, 5, 4, 11, 3을 합이 최대한 같은 두 묶음으로 나누세요."),
    (
        "assignment",
        9,
        "안나는 작업 1, 2, 3을 9, 2, 7유로에, 벤은 6, 4, 3유로에, 쳄은 5, 8, 1유로에 합니다. 한 사람이 한 작업씩 맡을 때 총비용을 최소화하려면?",
    ),
    (
        "tsp",
        795,
        "서울, 부산, 대구, 광주를 모두 방문하고 돌아오는 가장 짧은 경로를 구하세요. 거리: 서울-부산 325km, 서울-대구 237km, 서울-광주 268km, 부산-대구 88km, 부산-광주 202km, 대구-광주 173km.",
    ),
    (
        "job_shop",
        11,
        "작업이 세 개 있습니다. 작업 A: 절단 3시간, 그다음 드릴 2시간, 그다음 도색 2시간. 작업 B: 절단 2시간, 그다음 도색 1시간, 그다음 드릴 4시간. 작업 C: 드릴 4시간, 그다음 도색 3시간. 기계는 종류마다 한 대입니다. 모두 언제 끝날 수 있나요?",
    ),
    (
        "portfolio",
        6,
        "기대 수익률이 8, 6, 9, 5이고 공분산이 [[10,2,4,1],[2,6,1,0],[4,1,14,2],[1,0,2,4]]인 자산 4개 중 정확히 2개를 골라 수익률 - 0.5 × 분산을 최대화하세요.",
    ),
    ("qubo", -4, "x1, x2, x3가 이진 변수일 때 -2 x1 - 3 x2 + 4 x1*x2 - x3를 최소화하세요."),
    (
        "linear_program",
        2200,
        "한 공방이 의자와 탁자를 만듭니다. 의자 하나는 45달러의 이익을 내고 판자 5개와 10시간이 필요합니다. 탁자 하나는 80달러의 이익을 내고 판자 20개와 15시간이 필요합니다. 판자는 400개, 시간은 450시간이 있습니다. 이익을 최대화하려면 각각 몇 개씩 만들어야 하나요?",
    ),
)


@pytest.mark.parametrize(("family", "objective", "question"), QUESTIONS)
def test_a_question_is_read_and_solved(family: str, objective: float, question: str) -> None:
    assert optimum_of(question) == (family, objective)


@pytest.mark.parametrize(("family", "objective", "question"), QUESTIONS)
def test_numbers_are_traced_to_the_question_as_asked(
    family: str, objective: float, question: str
) -> None:
    for written, value in places_of(question):
        assert abs(value) == abs(written)

"""Matching: the limits hold whatever the score, and more of what helps never hurts."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from math import prod
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Code, Refusal
from db.rules.matching import (
    DEFAULT,
    LEVELS,
    Closeness,
    Limit,
    Person,
    Reason,
    Wanted,
    Weights,
    checked,
    close_points,
    limits_of,
    metres_between,
    rank,
    served_points,
    weigh,
)
from db.terms import MemberId, MemberStatus, SkillLevel

DAY = date(2026, 5, 9)
SKILLED_WORK = Wanted(day=DAY, skill=True)
CERTIFIED_WORK = Wanted(day=DAY, skill=True, certified=True)
ANY_WORK = Wanted(day=DAY)

KNOWN: dict[str, Sequence[Any]] = {
    "level": (None, *SkillLevel),
    "closeness": tuple(Closeness),
    "at_home": (False, True),
    "load": range(10),
    "status": tuple(MemberStatus),
    "checked_in": (False, True),
    "willing": (False, True),
    "booked": (False, True),
}


def person_of(number: int, known: int, asked_ago: int, served: int) -> Person:
    """Tell what is known by one number: to draw each of it alone takes Hypothesis longer than the rule is at work."""
    facts: dict[str, Any] = {}
    for name, possible in KNOWN.items():
        known, place = divmod(known, len(possible))
        facts[name] = possible[place]
    ago = None if asked_ago < 0 else asked_ago
    return Person(member_id=MemberId(UUID(int=number)), asked_ago=ago, served=served, **facts)


persons = st.builds(
    person_of,
    st.integers(0, 1_000_000),
    st.integers(0, prod(map(len, KNOWN.values())) - 1),
    st.integers(-200, 400),
    st.integers(0, 50),
)


def a_person(number: int = 1, **facts: object) -> Person:
    return replace(Person(member_id=MemberId(UUID(int=number)), level=SkillLevel.ABLE), **facts)  # type: ignore[arg-type]  # they vary


@pytest.mark.parametrize(
    ("wanted", "facts", "limit"),
    [
        (ANY_WORK, {"status": MemberStatus.RETIRED}, Limit.NOT_IN_SERVICE),
        (ANY_WORK, {"status": MemberStatus.ON_LEAVE}, Limit.NOT_IN_SERVICE),
        (ANY_WORK, {"checked_in": False}, Limit.NOT_CHECKED_IN),
        (ANY_WORK, {"willing": False}, Limit.NOT_WILLING),
        (ANY_WORK, {"confirms_here": True}, Limit.CONFIRMS_HERE),
        (ANY_WORK, {"said_no": True}, Limit.SAID_NO),
        (ANY_WORK, {"booked": True}, Limit.BOOKED),
        (ANY_WORK, {"times_known": True, "times_fit": False}, Limit.NOT_FREE),
        (SKILLED_WORK, {"level": None}, Limit.NO_SKILL),
        (CERTIFIED_WORK, {"certificate": False}, Limit.NO_CERTIFICATE),
        (CERTIFIED_WORK, {"certificate": True, "expires_on": DAY - timedelta(days=1)}, Limit.CERTIFICATE_EXPIRED),
    ],
)
def test_each_limit_alone_rules_out(wanted: Wanted, facts: dict[str, Any], limit: Limit) -> None:
    person = a_person(**facts)

    ranking = rank(wanted, [person])

    assert [(r.person, r.limits) for r in ranking.ruled_out] == [(person, (limit,))]
    assert ranking.candidates == ()


@pytest.mark.parametrize(
    ("wanted", "facts"),
    [
        (ANY_WORK, {"level": None}),
        (ANY_WORK, {"times_known": False, "times_fit": False}),
        (SKILLED_WORK, {"certificate": False}),
        (CERTIFIED_WORK, {"certificate": True, "expires_on": None}),
        (CERTIFIED_WORK, {"certificate": True, "expires_on": DAY}),
    ],
)
def test_what_is_not_asked_for_or_not_known_rules_nobody_out(wanted: Wanted, facts: dict[str, Any]) -> None:
    assert list(limits_of(wanted, a_person(**facts))) == []


def test_the_score_is_the_sum_of_its_reasons_and_each_says_its_fact() -> None:
    person = a_person(
        level=SkillLevel.SKILLED, closeness=Closeness.STREET, at_home=True, load=1, asked_ago=15, served=10
    )

    candidate = weigh(SKILLED_WORK, person)

    assert [(s.reason, s.fact, s.points, s.of) for s in candidate.reasons] == [
        (Reason.SKILL, SkillLevel.SKILLED, 26, 35),
        (Reason.CLOSE, Closeness.STREET, 12, 25),
        (Reason.HOME, True, 10, 10),
        (Reason.LOAD, 1, 10, 15),
        (Reason.REST, 15, 5, 10),
        (Reason.SERVED, 10, 5, 5),
    ]
    assert candidate.score == 68


def test_distance_decides_where_both_places_are_known_and_ratings_weigh_service() -> None:
    here = (31.5, 117.2)
    away = [metres_between(here, (31.5 + step, 117.2)) for step in (0, 0.018, 0.03, 0.07, 0.2)]

    assert away == [0, 2002, 3336, 7784, 22239]
    assert [close_points(Closeness.FAR, DEFAULT, metres) for metres in (2000, 2001, 7784, 22239)] == [18, 12, 6, 0]
    assert close_points(Closeness.COMMUNITY, DEFAULT, 9000) == 25
    assert metres_between(here, (None, 117.2)) is None
    assert [served_points(5, said) for said in ((0, 0), (4, 4), (4, 2), (2, 0))] == [5, 5, 2, 0]
    near = weigh(ANY_WORK, a_person(metres=1500, served=5, rated=4, pleased=2))
    assert {(s.reason, s.fact, s.points, s.said) for s in near.reasons} >= {
        (Reason.CLOSE, 1500, 18, (0, 0)),
        (Reason.SERVED, 5, 2, (4, 2)),
    }


def test_those_ruled_out_for_the_least_and_nearest_come_first() -> None:
    far = a_person(1, booked=True, closeness=Closeness.FAR)
    near = a_person(2, booked=True, closeness=Closeness.COMMUNITY)
    twice = a_person(3, booked=True, willing=False, closeness=Closeness.COMMUNITY)

    ranking = rank(ANY_WORK, [twice, far, near])

    assert [r.person for r in ranking.ruled_out] == [near, far, twice]


def test_of_those_ruled_out_whoever_has_the_skill_comes_before_whoever_lacks_it() -> None:
    unskilled = a_person(1, level=None, closeness=Closeness.COMMUNITY)
    skilled = a_person(2, booked=True, willing=False, closeness=Closeness.FAR)

    ranking = rank(SKILLED_WORK, [unskilled, skilled])

    assert [r.person for r in ranking.ruled_out] == [skilled, unskilled]


def test_only_the_best_are_kept() -> None:
    people = [a_person(number, load=number % 4) for number in range(40)]

    ranking = rank(ANY_WORK, people, best=10)

    assert [c.person.member_id.int for c in ranking.candidates] == [0, 4, 8, 12, 16, 20, 24, 28, 32, 36]


def test_nothing_about_rank_age_or_sex_is_known_to_the_rule() -> None:
    known = {field.name for field in fields(Person)}

    assert known & {"duty", "rank", "gender", "sex", "born", "age", "name", "branch_id"} == set()


def test_the_default_weights_are_a_hundred_together() -> None:
    assert sum(getattr(DEFAULT, field.name) for field in fields(Weights)) == 100


@given(st.lists(persons, max_size=30), st.booleans())
def test_everybody_is_either_a_candidate_or_ruled_out_with_a_reason(people: list[Person], skill: bool) -> None:  # noqa: FBT001 - drawn
    ranking = rank(Wanted(day=DAY, skill=skill), people, best=len(people))

    assert len(ranking.candidates) + len(ranking.ruled_out) == len(people)
    assert all(ruled.limits for ruled in ranking.ruled_out)
    assert [c.score for c in ranking.candidates] == sorted((c.score for c in ranking.candidates), reverse=True)


@given(st.permutations([a_person(n, load=n % 3, served=n % 2) for n in range(12)]))
def test_the_order_of_asking_changes_nothing(people: list[Person]) -> None:
    assert rank(ANY_WORK, people) == rank(ANY_WORK, sorted(people, key=lambda p: p.member_id))


@given(persons, st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_more_skill_never_lowers_the_score(person: Person, one: SkillLevel, other: SkillLevel) -> None:
    less, more = sorted((one, other), key=LEVELS.index)

    assert (
        weigh(SKILLED_WORK, replace(person, level=less)).score <= weigh(SKILLED_WORK, replace(person, level=more)).score
    )


@given(persons, st.integers(0, 20))
def test_more_load_never_raises_the_score(person: Person, extra: int) -> None:
    assert weigh(ANY_WORK, replace(person, load=person.load + extra)).score <= weigh(ANY_WORK, person).score


@given(persons, st.integers(0, 400), st.integers(0, 400))
def test_a_longer_rest_never_lowers_the_score(person: Person, ago: int, extra: int) -> None:
    sooner, later = replace(person, asked_ago=ago), replace(person, asked_ago=ago + extra)

    assert weigh(ANY_WORK, sooner).score <= weigh(ANY_WORK, later).score
    assert weigh(ANY_WORK, later).score <= weigh(ANY_WORK, replace(person, asked_ago=None)).score


@given(persons)
def test_living_there_and_being_nearer_never_lower_the_score(person: Person) -> None:
    scores = [weigh(ANY_WORK, replace(person, closeness=where)).score for where in Closeness]

    assert scores == sorted(scores, reverse=True)
    assert weigh(ANY_WORK, replace(person, at_home=True)).score >= weigh(ANY_WORK, replace(person, at_home=False)).score


@given(persons, st.booleans())
def test_every_reason_stays_within_its_weight(person: Person, skill: bool) -> None:  # noqa: FBT001 - drawn
    candidate = weigh(Wanted(day=DAY, skill=skill), person)

    assert all(0 <= spoken.points <= spoken.of for spoken in candidate.reasons)
    assert candidate.score == sum(spoken.points for spoken in candidate.reasons)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"skill": 36}, Code.NOT_A_HUNDRED),
        ({"skill": 34}, Code.NOT_A_HUNDRED),
        ({"skill": 70, "load": -20}, Code.OUT_OF_RANGE),
        ({"skill": 101, "close": 0}, Code.OUT_OF_RANGE),
    ],
)
def test_weights_that_are_not_a_hundred_of_nothing_below_nothing_are_refused(
    changed: dict[str, int], code: Code
) -> None:
    with pytest.raises(Refusal) as refusal:
        checked(replace(DEFAULT, **changed))

    assert refusal.value.code is code


def test_all_the_weight_may_lie_on_one_reason() -> None:
    alone = Weights(skill=100, close=0, load=0, rest=0, served=0, home=0)

    assert checked(alone) == alone

"""The plan as a page shows it: whom it names, whom it leaves out and why, and what becomes of everybody's tasks."""

from itertools import count
from uuid import UUID

import pytest

from db.rules.assignment import (
    FAIRNESS,
    WORTH,
    Asked,
    Clash,
    Hand,
    Link,
    Load,
    Plan,
    Unserved,
    Why,
    clashing,
    plan,
)
from db.terms import Urgency

NUMBERS = count(1)


def key() -> UUID:
    """Make a new identifier."""
    return UUID(int=next(NUMBERS))


def reason(made: Plan) -> Why:
    """Give the reason of the only need without helpers."""
    (only,) = made.unserved
    return only.why


ANNA, BO, CHEN = key(), key(), key()
TAP, LAMP = key(), key()


def test_the_better_suited_of_two_gets_the_task() -> None:
    asked = [Asked(TAP, {ANNA: 70, BO: 80})]

    made = plan(asked, [Hand(ANNA, 3), Hand(BO, 3)])

    assert made.links == (Link(TAP, BO, 80),)
    assert made.unserved == ()
    assert made.loads == (Load(ANNA, 0, 0), Load(BO, 0, 1))
    assert (made.value, made.gap) == (80 + WORTH[Urgency.NORMAL], 0)


def test_whoever_has_a_task_gives_way_to_one_who_suits_nearly_as_well_and_has_none() -> None:
    asked = [Asked(TAP, {ANNA: 70, BO: 80})]

    made = plan(asked, [Hand(ANNA, 3), Hand(BO, 3, load=1)])

    assert made.links == (Link(TAP, ANNA, 70),)
    assert made.spread() == ((0, 1, 0), (1, 1, 2))


def test_whoever_suits_only_one_need_frees_another_for_the_second() -> None:
    asked = [Asked(TAP, {ANNA: 90, BO: 60}), Asked(LAMP, {ANNA: 80})]

    made = plan(asked, [Hand(ANNA, 1), Hand(BO, 1)])

    assert made.links == (Link(TAP, BO, 60), Link(LAMP, ANNA, 80))


def test_a_pinned_pair_is_kept_although_another_would_be_better() -> None:
    asked = [Asked(TAP, {ANNA: 70, BO: 80})]

    made = plan(asked, [Hand(ANNA, 3), Hand(BO, 3)], pinned=[(TAP, ANNA)])

    assert made.links == (Link(TAP, ANNA, 70, pinned=True),)


def test_a_pinned_pair_may_be_one_whom_the_score_does_not_know() -> None:
    made = plan([Asked(TAP, {BO: 80})], [Hand(ANNA, 3), Hand(BO, 3)], pinned=[(TAP, ANNA)])

    assert made.links == (Link(TAP, ANNA, 0, pinned=True),)


def test_a_forbidden_pair_makes_way_for_the_next_best() -> None:
    asked = [Asked(TAP, {ANNA: 70, BO: 80})]

    made = plan(asked, [Hand(ANNA, 3), Hand(BO, 3)], forbidden=[(TAP, BO)])

    assert made.links == (Link(TAP, ANNA, 70),)


def test_the_more_urgent_need_is_served_when_there_is_one_pair_of_hands() -> None:
    asked = [Asked(TAP, {ANNA: 100}), Asked(LAMP, {ANNA: 10}, worth=WORTH[Urgency.CRITICAL])]

    made = plan(asked, [Hand(ANNA, 1)])

    assert made.links == (Link(LAMP, ANNA, 10),)
    assert made.unserved == (Unserved(TAP, 1, Why.NEEDED_ELSEWHERE),)


def test_several_helpers_are_different_people_and_those_missing_are_counted() -> None:
    asked = [Asked(TAP, {ANNA: 70, BO: 80}, wanted=4)]

    made = plan(asked, [Hand(ANNA, 3), Hand(BO, 3)])

    assert made.links == (Link(TAP, ANNA, 70), Link(TAP, BO, 80))
    assert made.unserved == (Unserved(TAP, 2, Why.ALL_HELP),)


def test_a_need_that_nobody_suits_says_so() -> None:
    assert reason(plan([Asked(TAP, {})], [Hand(ANNA, 3)])) == Why.NOBODY


def test_a_need_whose_only_candidate_is_no_longer_there_says_that_nobody_suits() -> None:
    assert reason(plan([Asked(TAP, {CHEN: 90})], [Hand(ANNA, 3)])) == Why.NOBODY


def test_a_need_whose_only_candidate_is_forbidden_says_that_nobody_suits() -> None:
    assert reason(plan([Asked(TAP, {ANNA: 90})], [Hand(ANNA, 3)], forbidden=[(TAP, ANNA)])) == Why.NOBODY


def test_a_need_whose_candidates_came_with_full_hands_says_so() -> None:
    assert reason(plan([Asked(TAP, {ANNA: 90})], [Hand(ANNA, 2, load=2)])) == Why.ALL_FULL


def test_a_need_that_would_be_unfair_to_serve_says_so() -> None:
    made = plan([Asked(TAP, {ANNA: 59})], [Hand(ANNA, 3, load=2)])

    assert FAIRNESS[2] > WORTH[Urgency.NORMAL] + 59
    assert reason(made) == Why.NOT_WORTH_IT


def test_a_stopped_plan_does_not_pretend_that_the_rest_is_not_worth_it() -> None:
    hands = [Hand(key(), 1) for _ in range(60)]
    asked = [Asked(key(), {hand.id: 50 for hand in hands}) for _ in range(60)]

    made = plan(asked, hands, watch=lambda _: False)

    assert {one.why for one in made.unserved} <= {Why.STOPPED, Why.NEEDED_ELSEWHERE}
    assert (made.gap >= 0, made.rounds) == (True, 0)
    assert len(made.links) > len(asked) // 2


def test_a_pin_that_cannot_be_kept_is_named_before_anything_is_planned() -> None:
    asked, hands = [Asked(TAP, {ANNA: 70})], [Hand(ANNA, 1, load=1)]

    found = clashing(asked, hands, pinned=[(TAP, ANNA)])

    assert found == ((Clash.MEMBER_FULL, TAP, ANNA),)
    with pytest.raises(ValueError, match="no plan can keep"):
        plan(asked, hands, pinned=[(TAP, ANNA)])


def test_without_needs_or_members_there_is_an_empty_plan() -> None:
    assert plan([], [Hand(ANNA, 1)]) == Plan((), (), (Load(ANNA, 0, 0),), 0, 0, 1)
    assert plan([Asked(TAP, {ANNA: 1})], []) == Plan((), (Unserved(TAP, 1, Why.NOBODY),), (), 0, 0, 1)
    assert plan([], []) == Plan((), (), (), 0, 0, 1)

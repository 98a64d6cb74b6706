"""Small groups: few people of a sensitive class are not told, and no total gives them away."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.small import SENSITIVE, veiled
from db.terms import Beneficiary

LEAST = 5
B = Beneficiary
COUNTS = st.dictionaries(st.sampled_from(list(B)), st.integers(0, 40), min_size=1)


@pytest.mark.parametrize(
    ("told_apart", "hidden"),
    [
        ({B.EVERYONE: 2, B.ELDERLY: 1}, set()),
        ({B.CHILDREN: 5, B.SICK: 0, B.EVERYONE: 40}, set()),
        ({B.CHILDREN: 4, B.ELDERLY: 7, B.EVERYONE: 40}, {B.CHILDREN, B.ELDERLY}),
        ({B.CHILDREN: 1, B.SICK: 1, B.EVERYONE: 40}, {B.CHILDREN, B.SICK, B.EVERYONE}),
        ({B.CHILDREN: 4, B.POOR: 4, B.SICK: 4, B.EVERYONE: 40}, {B.CHILDREN, B.POOR, B.SICK}),
        ({B.CHILDREN: 3}, {B.CHILDREN, B.EVERYONE}),
        ({B.CHILDREN: None, B.SICK: 9}, set()),
    ],
)
def test_small_groups_go_and_take_with_them_what_would_give_them_away(
    told_apart: dict[Beneficiary, int | None], hidden: set[Beneficiary]
) -> None:
    parts = {(kind.value,): number for kind, number in told_apart.items()}

    assert {key for (key,) in veiled(parts, 0, LEAST)} == hidden


@given(COUNTS)
def test_no_total_less_the_parts_shown_tells_a_small_group(counts: dict[Beneficiary, int]) -> None:
    parts = {(kind.value,): number for kind, number in counts.items()}
    hidden = {key for (key,) in veiled(parts, 0, LEAST)}
    small = {kind for kind, number in counts.items() if kind in SENSITIVE and 0 < number < LEAST}

    # whoever knows the total and every part shown still finds two ways to share out what is left
    left = sum(number for kind, number in counts.items() if kind in hidden)
    assert small <= hidden
    assert hidden == set() or len(hidden) > 1
    assert not small or len([way for way in product(range(left + 1), repeat=2) if sum(way) == left]) > 1


@given(st.dictionaries(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(list(B))), st.integers(0, 30), max_size=15))
def test_of_two_things_at_once_no_line_s_total_tells_one_hidden_part(
    counts: dict[tuple[str, Beneficiary], int],
) -> None:
    parts = {(branch, kind.value): number for (branch, kind), number in counts.items()}
    hidden = veiled(parts, 1, LEAST)

    for axis, value in {(axis, key[axis]) for key in parts for axis in (0, 1)}:
        line = [key for key in {*parts, *hidden} if key[axis] == value]
        alone = [key for key in line if key in hidden]
        others = [key for key in line if key not in hidden and parts.get(key)]
        assert len(alone) != 1 or (axis == 1 and others == [])


def test_where_every_group_is_told_nothing_is_hidden() -> None:
    assert veiled({(B.SICK.value,): 1}, 0, 1) == frozenset()
    assert veiled({}, 0, LEAST) == frozenset()

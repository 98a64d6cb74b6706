"""Classes for maps: none empty by accident, zero apart, equal values together."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.banding import CLASSES, Band, band_of, bands, even_bands, narrowed

VALUES = st.lists(st.none() | st.integers(0, 500), max_size=60)


def test_nothing_is_a_class_of_its_own() -> None:
    found = bands([0, 0, 1, 2, 3, 4])

    assert found[0] == Band(0, 0, 2)
    assert [band.count for band in found[1:]] == [1, 1, 1, 1]


def test_unknown_values_lie_in_no_class() -> None:
    found = bands([None, None, 7])

    assert found == (Band(7, 7, 1),)
    assert band_of(None, found) is None


def test_a_percentage_is_cut_into_fifths_whatever_lies_in_them() -> None:
    found = bands([0, 55, 100], ends=(20, 40, 60, 80, 100))

    assert [(band.low, band.high, band.count) for band in found] == [
        (0, 20, 1), (21, 40, 0), (41, 60, 1), (61, 80, 0), (81, 100, 1),
    ]  # fmt: skip


@given(VALUES)
def test_every_known_value_lies_in_exactly_one_of_at_most_five_classes(values: list[int | None]) -> None:
    found = bands(values)

    known = [value for value in values if value is not None]
    assert len(found) <= CLASSES
    assert sum(band.count for band in found) == len(known)
    assert all(band_of(value, found) is not None for value in known)
    assert [band for band in found if band.count == 0] == []


@given(VALUES)
def test_a_narrowed_class_says_no_value_that_is_not_there(values: list[int | None]) -> None:
    classes = bands(values)

    found = narrowed(classes, values)

    assert {edge for band in found for edge in (band.low, band.high)} <= set(values)
    assert [band.count for band in found] == [band.count for band in classes]


def test_a_value_that_most_have_is_a_class_of_its_own() -> None:
    assert bands([1, 2, 3, 4, 5, *[10] * 30]) == (Band(1, 5, 5), Band(6, 10, 30))
    assert [band.count for band in bands([*[1] * 100, 2, 3, 4, 5, 6, 7])] == [100, 2, 1, 2, 1]


@given(VALUES)
def test_even_classes_hold_every_value_and_are_as_wide_as_each_other(
    values: list[int | None],
) -> None:
    found = even_bands(values)

    most = max((value for value in values if value is not None), default=0)
    widths = [band.high - band.low for band in found[1:]]
    assert (found[0].low, found[-1].high) == (0, most)
    assert sum(band.count for band in found) == len(values) - values.count(None)
    assert max(widths, default=0) - min(widths, default=0) <= 1


def test_without_a_nothing_all_five_classes_are_used() -> None:
    found = bands(range(1, 11))

    assert [(band.low, band.high, band.count) for band in found] == [
        (1, 2, 2),
        (3, 4, 2),
        (5, 6, 2),
        (7, 8, 2),
        (9, 10, 2),
    ]

"""Forms with cells typed by hand: sums and shares follow, what the records say stays beside, versions are compared."""

from db.rules.metrics import Metric
from db.rules.quarterly import (
    QA_COLUMNS,
    REMARKS,
    TOTAL,
    Change,
    Hand,
    Line,
    Sheet,
    Typing,
    Value,
    changes,
    from_plain,
    in_form,
    to_plain,
    with_hands,
)
from db.terms import FormKind

M = Metric
BLANK: dict[str, Value] = dict.fromkeys(QA_COLUMNS)


def a_sheet() -> Sheet:
    one = BLANK | {M.IN_SERVICE: 10, M.CHECKED_IN: 8, M.COVERAGE: (8, 10), M.COMMUNITIES_SERVED: 2, M.ACTIVITIES: 3}
    two = BLANK | {M.IN_SERVICE: 5, M.CHECKED_IN: 5, M.COVERAGE: (5, 5), M.COMMUNITIES_SERVED: 2, M.ACTIVITIES: 0}
    total = BLANK | {M.IN_SERVICE: 15, M.CHECKED_IN: 13, M.COVERAGE: (13, 15), M.COMMUNITIES_SERVED: 3, M.ACTIVITIES: 3}
    return Sheet(FormKind.QA, (Line("ZB01", "甲", one), Line("ZB02", "乙", two)), Line(TOTAL, "", total), {})


def typed(**cells: str) -> dict[str, Hand]:
    return {name.replace("__", "."): Hand(value, "漏报", "李") for name, value in cells.items()}


def test_what_is_typed_moves_the_total_and_the_shares_but_not_what_counts_once() -> None:
    sheet = with_hands(
        a_sheet(), typed(ZB01__checked_in="9", ZB02__communities_served="4", ZB02__leader_times="2", ZB01__remarks="好")
    )

    first, second = sheet.lines
    assert (first.cells[M.CHECKED_IN], first.cells[M.COVERAGE], first.cells[REMARKS]) == (9, (9, 10), "好")
    assert (second.cells[M.COMMUNITIES_SERVED], second.cells[M.LEADER_TIMES]) == (4, 2)
    total = sheet.total.cells
    assert (total[M.CHECKED_IN], total[M.COVERAGE], total[M.COMMUNITIES_SERVED]) == (14, (14, 15), 3)
    assert total[M.LEADER_TIMES] == 2
    assert sheet.hands["ZB01.checked_in"].worked_out == 8


def test_a_total_that_was_typed_stands_as_it_was_typed() -> None:
    sheet = with_hands(a_sheet(), typed(total__activities="约四次", ZB02__activities="1"))

    assert sheet.total.cells[M.ACTIVITIES] == "约四次"
    assert sheet.hands["total.activities"].worked_out == 3


def test_a_typed_cell_of_a_line_that_is_gone_is_left_out() -> None:
    assert with_hands(a_sheet(), typed(ZB09__activities="1")) == a_sheet()


def test_cells_are_counted_by_where_they_come_from() -> None:
    counted = with_hands(a_sheet(), typed(ZB01__activities="4", ZB01__leader_times="1")).count()

    # of 66 cells three are remarks; each line has five figures, and the total follows one typed cell into a sixth
    assert counted == Typing(spared=15, typed=2, unknown=46)


def test_what_is_frozen_comes_back_as_it_was_whatever_order_the_keys_were_kept_in() -> None:
    sheet = with_hands(a_sheet(), typed(ZB01__activities="4"))
    cells, hands = to_plain(sheet)
    shuffled = {"lines": [line | {"cells": dict(sorted(line["cells"].items()))} for line in cells["lines"]]}

    back = from_plain(FormKind.QA, shuffled, hands)

    assert back == sheet
    assert list(back.lines[0].cells) == list(QA_COLUMNS)


def test_two_versions_differ_cell_by_cell() -> None:
    later = with_hands(a_sheet(), typed(ZB02__activities="1"))

    assert changes(a_sheet(), a_sheet()) == ()
    assert changes(a_sheet(), later) == (
        Change("ZB02", "乙", M.ACTIVITIES, 0, 1),
        Change(TOTAL, "", M.ACTIVITIES, 3, 4),
    )


def test_a_cell_stands_in_its_form_or_nowhere() -> None:
    assert in_form(FormKind.QA, "ZB01.activities")
    assert in_form(FormKind.QB, "XQ20260001.funds")
    assert in_form(FormKind.QB, "total.satisfaction")
    assert not any(in_form(FormKind.QA, cell) for cell in ("ZB01.funds", "activities", ".activities", "ZB01.x"))

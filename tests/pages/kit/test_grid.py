"""The grid: cells are read in both languages, what changed is told, what cannot be read is named at its row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from db.reads.choices import SkillChoice
from db.reads.grids import GridLine
from db.rules.edits import Clash
from db.rules.kinds import Version
from db.terms import KindList, NeedKind, PostKind, SkillId, Urgency
from db.writes.grids import GridRow
from pages.kit.grid import Staged, cells, compared
from pages.kit.needing import columns
from pages.kit.posting import columns as post_columns
from pages.text import called

PLUMBING = SkillChoice(SkillId(UUID(int=7)), "水电维修", "Plumbing")
COLUMNS = columns([PLUMBING])
STANDS = {
    "text": "水管漏水", "kind": NeedKind.HARDSHIP, "urgency": Urgency.NORMAL, "skill_id": PLUMBING.id, "place": "3号楼",
    "helpers_wanted": 1, "beneficiaries": None, "goods": "",
}  # fmt: skip
NEED = GridLine(UUID(int=1), "XQ1", STANDS)
NOW = {NEED.id: NEED}


def row(**typed: str) -> dict[str, str]:
    return {**{one.name: "" for one in COLUMNS}, **typed}


def unread(staged: list[Staged]) -> list[tuple[int, str, str]]:
    return [(one.row.number, cell.column.name, cell.value) for one in staged for cell in one.unread]


def test_pasted_cells_are_read_in_both_languages_and_blank_rows_are_no_rows() -> None:
    pasted = [
        row(text="换灯", kind="社区治理", urgency="Urgent", skill_id="Plumbing", helpers_wanted="2.0"),
        row(),
        row(text="修门", beneficiaries="12"),
    ]

    found = compared(pasted, (), {}, COLUMNS)

    assert [one.row for one in found] == [
        GridRow(1, None, {}, {
            "text": "换灯", "kind": NeedKind.GOVERNANCE, "urgency": Urgency.URGENT, "skill_id": PLUMBING.id,
            "helpers_wanted": 2,
        }),
        GridRow(3, None, {}, {"text": "修门", "beneficiaries": 12}),
    ]  # fmt: skip
    assert unread(found) == []


def test_only_what_changed_is_written_over_what_was_seen() -> None:
    same, moved = cells(NEED, COLUMNS), {**cells(NEED, COLUMNS), "urgency": "紧急", "place": ""}

    found = compared([same, moved], (NEED, NEED), NOW, COLUMNS)

    assert [one.row for one in found] == [GridRow(2, NEED.id, STANDS, {"urgency": Urgency.CRITICAL, "place": ""})]
    assert "紧急程度：一般 → 紧急" in found[0].told


def test_what_two_changed_is_told_apart_field_by_field() -> None:
    theirs = replace(NEED, stands={**STANDS, "text": "水管爆了", "place": "5号楼", "goods": "水管"})
    mine = {**cells(NEED, COLUMNS), "text": "水管漏得很急", "urgency": "紧急", "goods": "水管"}

    found = compared([mine], (NEED,), {NEED.id: theirs}, COLUMNS)[0]

    assert found.row == GridRow(1, NEED.id, theirs.stands, {"urgency": Urgency.CRITICAL})
    assert found.clashes == (Clash("text", "水管漏得很急", "水管爆了"),)
    assert [sentence for sentence in found.kept if "5号楼" in sentence] == list(found.kept[:1])


def test_a_word_that_means_nothing_is_named_at_its_row_and_kept() -> None:
    pasted = [row(text="换灯", kind="大事", helpers_wanted="两个"), row(text="修门", helpers_wanted="2.5")]
    emptied = {**cells(NEED, COLUMNS), "kind": "", "helpers_wanted": "", "skill_id": "", "beneficiaries": "inf"}

    found = compared(pasted, (), {}, COLUMNS)
    changed = compared([emptied], (NEED,), NOW, COLUMNS)

    assert unread(found) == [(1, "kind", "大事"), (1, "helpers_wanted", "两个"), (2, "helpers_wanted", "2.5")]
    assert found[0].row.fields == {"text": "换灯"}
    assert unread(changed) == [(1, "kind", ""), (1, "helpers_wanted", ""), (1, "beneficiaries", "inf")]
    assert changed[0].row.fields == {"skill_id": None}


def test_what_is_said_once_and_for_all_is_no_part_of_a_change() -> None:
    of_posts = post_columns([PLUMBING])
    stands = {"name": "护学岗", "kind": PostKind.COURTESY, "places": 2, "times": "", "skill_id": None}
    post = GridLine(UUID(int=2), "GW1", stands)

    found = compared([{**cells(post, of_posts), "places": "5"}], (post,), {post.id: post}, of_posts)

    assert found[0].row == GridRow(1, post.id, {"name": "护学岗", "places": 2, "times": ""}, {"places": 5})


@pytest.fixture
def retired() -> Iterator[None]:
    """The bureau has retired neighbourly help among the posts, hardship and culture among the needs."""
    day = date(2026, 1, 1)
    gone = ((KindList.POST, PostKind.CARE), (KindList.NEED, NeedKind.HARDSHIP), (KindList.NEED, NeedKind.CULTURE))
    called.keep(tuple(Version(of, kind, day, "", "", None, retired=True) for of, kind in gone), day)
    yield
    called.keep((), date.min)


@pytest.mark.usefixtures("retired")
def test_a_new_row_is_of_no_retired_kind_whether_its_cell_is_empty_or_typed() -> None:
    of_posts = post_columns([PLUMBING])
    blank = {one.name: "" for one in of_posts}
    typed = [{**blank, "name": "护学岗"}, {**blank, "name": "帮扶岗", "kind": "文明帮扶"}]

    found = compared(typed, (), {}, of_posts)

    assert found[0].row.fields == {"name": "护学岗", "kind": PostKind.POLICY}
    assert unread(found) == [(2, "kind", "文明帮扶")]
    assert found[1].row.fields == {"name": "帮扶岗"}


@pytest.mark.usefixtures("retired")
def test_a_record_keeps_its_retired_kind_and_gets_no_other_retired_one() -> None:
    offered = columns([PLUMBING])
    same = {**cells(NEED, offered), "place": "5号楼", "kind": "Hardship, disability and jobs"}
    moved = {**cells(NEED, offered), "kind": "文化体育"}

    found = compared([same, moved], (NEED, NEED), NOW, offered)

    assert [one.row.fields for one in found] == [{"place": "5号楼"}, {}]
    assert unread(found) == [(2, "kind", "文化体育")]
    assert found[1].unread[0].gone

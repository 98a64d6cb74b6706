"""The grid: cells are read in both languages, what changed is told, what cannot be read is named at its row."""

from uuid import UUID

from db.reads.choices import SkillChoice
from db.reads.needs import GridNeed
from db.terms import NeedId, NeedKind, SkillId, Urgency
from db.writes.need_grids import GridRow
from pages.kit.grid import NAMES, Reader, Unread, cells, compared

PLUMBING = SkillChoice(SkillId(UUID(int=7)), "水电维修", "Plumbing")
NEED = GridNeed(
    NeedId(UUID(int=1)), "XQ1", 3, "水管漏水", NeedKind.HARDSHIP, Urgency.NORMAL, "", "", "3号楼", 1, None, ""
)  # fmt: skip


def row(**typed: str) -> dict[str, str]:
    return {**dict.fromkeys(NAMES, ""), **typed}


def test_pasted_cells_are_read_in_both_languages_and_blank_rows_are_no_rows() -> None:
    pasted = [
        row(text="换灯", kind="社区治理", urgency="Urgent", skill_id="Plumbing", helpers_wanted="2.0"),
        row(),
        row(text="修门", beneficiaries="12"),
    ]

    found = compared(pasted, (), Reader([PLUMBING]))

    assert found.rows == (
        GridRow(1, None, 0, {
            "text": "换灯", "kind": NeedKind.GOVERNANCE, "urgency": Urgency.URGENT, "skill_id": PLUMBING.id,
            "helpers_wanted": 2,
        }),
        GridRow(3, None, 0, {"text": "修门", "beneficiaries": 12}),
    )  # fmt: skip
    assert found.unread == ()


def test_only_what_changed_is_written_over_the_version_that_was_seen() -> None:
    same, moved = cells(NEED), {**cells(NEED), "urgency": "紧急", "place": ""}

    found = compared([same, moved], (NEED, NEED), Reader([]))

    assert found.rows == (GridRow(2, NEED.id, 3, {"urgency": Urgency.CRITICAL, "place": ""}),)
    assert "紧急程度：一般 → 紧急" in found.told[2]


def test_a_word_that_means_nothing_is_named_at_its_row_and_kept() -> None:
    found = compared([row(text="换灯", kind="大事", helpers_wanted="两个")], (), Reader([]))

    assert found.unread == (Unread(1, "kind", "大事"), Unread(1, "helpers_wanted", "两个"))
    assert found.rows[0].fields == {"text": "换灯"}

"""The bureau's lists in ledgers: its own names are read beside the software's, and what is retired is refused."""

from datetime import date

import pytest

from db.files.flaws import BadCell, Flaw
from db.files.kinds import BUILT_IN, entry, written_on
from db.files.ledgers.reading import SPECS, Ledger
from db.files.templates import edition
from db.rules.kinds import Version
from db.terms import ActivityKind, Beneficiary, KindList, NeedKind

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)
OWN = NeedKind("own_1")
SET = (
    Version(KindList.NEED, NeedKind.GOVERNANCE, MARCH, "邻里共治", "Running it together", 1, retired=False),
    Version(KindList.NEED, OWN, MARCH, "家电维修", "Appliances", 2, retired=False),
    Version(KindList.NEED, OWN, JUNE, "家电（小修）", "", 2, retired=False),
    Version(KindList.NEED, NeedKind.CULTURE, JUNE, "", "", None, retired=True),
    Version(KindList.NEED, NeedKind.SAFETY, JUNE, "文化体育", "", None, retired=False),
)
NOW = written_on(JUNE, SET)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("邻里共治", NeedKind.GOVERNANCE),
        ("running it together", NeedKind.GOVERNANCE),
        ("社区治理", NeedKind.GOVERNANCE),
        ("家电(小修)", OWN),
        ("家电维修", OWN),
        ("治安巡逻", NeedKind.SAFETY),
        ("文化体育", NeedKind.SAFETY),
    ],
)
def test_an_entry_is_known_by_every_name_it_has_or_had_the_present_one_first(cell: str, kind: NeedKind) -> None:
    assert entry(cell, NeedKind, NOW) is kind


def test_a_present_name_goes_before_a_former_one_that_only_its_letters_case_tells_apart() -> None:
    said = ((OWN, MARCH, "Repairs"), (NeedKind.SAFETY, date(2026, 4, 1), "REPAIRS"), (NeedKind.SAFETY, JUNE, "Watch"))
    kinds = written_on(
        JUNE,
        tuple(Version(KindList.NEED, code, since, f"{name}类", name, 1, retired=False) for code, since, name in said),
    )

    assert entry("repairs", NeedKind, kinds) is OWN


@pytest.mark.parametrize(("cell", "flaw"), [("文体活动", Flaw.RETIRED_WORD), ("大事", Flaw.UNKNOWN_WORD)])
def test_a_retired_entry_and_an_unknown_word_are_told_apart(cell: str, flaw: Flaw) -> None:
    with pytest.raises(BadCell) as refused:
        entry(cell, NeedKind, NOW)

    assert (refused.value.flaw, refused.value.facts) == (flaw, {"value": cell})


def test_a_name_holds_from_its_day_on_and_each_list_knows_its_own() -> None:
    before = written_on(date(2026, 2, 28), SET)

    assert before == BUILT_IN
    assert entry("文体活动", NeedKind, written_on(MARCH, SET)) is NeedKind.CULTURE
    assert NOW[ActivityKind] == BUILT_IN[ActivityKind]
    assert NOW[Beneficiary].offered == ("全体居民", "老年人", "儿童", "残疾人", "困难家庭", "病人", "其他")


def test_what_may_be_chosen_is_in_the_bureau_s_order_and_names_the_template_s_edition() -> None:
    columns = SPECS[Ledger.NEEDS].columns

    assert NOW[NeedKind].offered == (
        "组织建设", "邻里共治", "法律咨询与援助", "家电（小修）", "助困扶残与就业援助", "健康医疗", "文化体育", "其他",
    )  # fmt: skip
    assert edition("needs", columns, NOW) != edition("needs", columns)
    assert edition("wishes", SPECS[Ledger.WISHES].columns, NOW) == edition("wishes", SPECS[Ledger.WISHES].columns)

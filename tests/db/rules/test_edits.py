"""Two people edit one record: nothing that either changed is lost without somebody having chosen."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.edits import Clash, Merge, merge

VALUES = st.fixed_dictionaries({"text": st.integers(0, 2), "place": st.integers(0, 2), "goods": st.integers(0, 2)})


def test_only_what_both_changed_differently_needs_a_choice() -> None:
    base = {"text": "水管", "place": "", "goods": "", "kind": "a"}
    mine = {"text": "水管漏水", "place": "3号楼", "goods": "", "kind": "b"}
    theirs = {"text": "水管爆了", "place": "", "goods": "管子", "kind": "b"}

    assert merge(base, mine, theirs) == Merge(
        changes={"place": "3号楼"}, clashes=(Clash("text", "水管漏水", "水管爆了"),), kept=("goods", "kind")
    )


@given(VALUES, VALUES, VALUES)
def test_every_change_is_written_chosen_or_stands_already(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    found = merge(base, mine, theirs)

    asked = {clash.field for clash in found.clashes}
    for field, began in base.items():
        after = found.changes.get(field, theirs[field])
        assert field in asked or after == mine[field] or mine[field] == began
        assert field in asked or after == theirs[field] or theirs[field] == began

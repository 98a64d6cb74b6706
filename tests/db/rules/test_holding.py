"""Holding: every need that can still move is in somebody's hands."""

from db.rules.holding import NEED_HOLDER, UNFINISHED, Holder
from db.terms import NeedStatus


def test_every_status_names_a_holder() -> None:
    assert set(NEED_HOLDER) == set(NeedStatus)


def test_only_what_is_over_is_in_nobodys_hands() -> None:
    assert set(NeedStatus) - set(UNFINISHED) == {NeedStatus.EVALUATED, NeedStatus.DECLINED}
    assert NEED_HOLDER[NeedStatus.DECLINED] is Holder.NOBODY

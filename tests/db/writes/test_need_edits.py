"""Changing a need: named fields only, while it is open, and never over somebody else's change."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.tables.needs import Need
from db.terms import NeedKind, Role, Urgency
from db.writes.need_edits import change_need
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused, rows
from tests.builders.steps import a_need, a_served_need


def test_of_two_who_change_the_same_words_at_once_one_is_told(engine: Engine) -> None:
    town = a_town(engine)
    need_id = a_need(engine, town.clerk, community=town.wanghu)

    def change(text: str) -> str:
        told = {"need_id": need_id, "changes": {"text": text}, "seen": {"text": "3号楼水管漏水"}}
        try:
            does(engine, town.clerk, change_need, **told)
        except Refusal as refusal:
            return refusal.code
        return text

    with ThreadPoolExecutor(2) as crowd:
        outcomes = set(crowd.map(change, ("水管爆了", "水管堵了")))

    need = rows(engine, Need)[0]
    assert outcomes == {need.text, Code.CHANGED_MEANWHILE}
    assert need.version == 2
    assert events(engine) == ["need.written", "need.changed"]


def test_only_named_fields_are_changed_and_each_is_checked(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_need(sqlite_engine, town.clerk, community=town.wanghu)
    told = {"need_id": need_id}

    for forbidden in ("status", "member_id", "community_id", "solved_on", "version"):
        assert refused(sqlite_engine, town.clerk, change_need, changes={forbidden: 1}, **told) == Code.NOT_ALLOWED
    assert refused(sqlite_engine, town.clerk, change_need, changes={"text": " "}, **told) == Code.EMPTY
    assert refused(sqlite_engine, town.clerk, change_need, changes={"helpers_wanted": 0}, **told) == Code.OUT_OF_RANGE
    for stranger in (town.other_clerk, town.secretary, town.zhang, actor_of(Role.LEADER)):
        assert refused(sqlite_engine, stranger, change_need, changes={"text": "路灯"}, **told) == Code.NOT_ALLOWED
    changes = {"kind": NeedKind.HARDSHIP, "urgency": Urgency.URGENT, "skill_id": town.plumbing, "beneficiaries": None}
    does(sqlite_engine, town.clerk, change_need, changes=changes, **told)
    need = rows(sqlite_engine, Need)[0]
    assert (need.kind, need.urgency, need.skill_id) == (NeedKind.HARDSHIP, Urgency.URGENT, town.plumbing)


def test_a_served_need_is_changed_no_more(sqlite_engine: Engine) -> None:
    town = a_town(sqlite_engine)
    need_id = a_served_need(sqlite_engine, town)
    told = {"need_id": need_id, "changes": {"text": "别的"}}

    assert refused(sqlite_engine, town.clerk, change_need, **told) == Code.ILLEGAL_MOVE

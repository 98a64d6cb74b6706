"""Several writes in one transaction: one commit, and yet each alone with its lines, its tallies and its refusal."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from db.errors import Code, Refusal
from db.reads.revision import revision
from db.rules.passes import Opening
from db.rules.rights import stranger
from db.tables.activities import Activity
from db.tables.attendance import Attendance, Knock
from db.tables.base import HOME_ORG
from db.terms import ActivityStatus
from db.work import Work, reading
from db.work.together import Task, perform_together
from db.writes.arrivals import knock
from tests.builders import a_town, at
from tests.builders.acts import events, figures_stand, rows
from tests.builders.steps import an_activity


def knocks(*typed: str, keys: Sequence[UUID] = ()) -> list[Task[Knock]]:
    """Give the arrivals of several phones, each by its own opened page."""
    sent = keys or [uuid4() for _ in typed]
    facts = [
        {"activity_code": "HD20260001", "opening": Opening(key.hex[:12], at(), None), "key": key, "typed": one}
        for key, one in zip(sent, typed, strict=True)
    ]
    return [Task(stranger(HOME_ORG), knock, fact, at() + timedelta(seconds=n)) for n, fact in enumerate(facts)]


def revision_of(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


def test_a_refused_one_leaves_nothing_and_takes_nobody_along(engine: Engine) -> None:
    town = a_town(engine)
    an_activity(engine, town)
    before, said_before = revision_of(engine), len(events(engine))

    said = perform_together(engine, knocks("李四", "…", "张三", "13800000004"))

    refused = [one.code if isinstance(one, Refusal) else one.status.value for one in said]
    assert refused == ["admitted", Code.EMPTY, "admitted", "waiting"]
    assert {row.member_id for row in rows(engine, Attendance)} == {town.li_a, town.zhang_a}
    assert events(engine)[said_before:] == [
        "attendance.recorded", "knock.admitted", "attendance.recorded", "knock.admitted", "knock.waits",
    ]  # fmt: skip
    assert revision_of(engine) == before + 1
    assert figures_stand(engine)


def test_the_first_of_them_may_be_refused_after_it_began_the_activity(engine: Engine) -> None:
    town = a_town(engine)
    an_activity(engine, town)

    def begins_and_fails(work: Work) -> Knock:
        work.get(Activity, rows(engine, Activity)[0].id).status = ActivityStatus.HELD
        work.session.flush()
        raise Refusal(Code.FULL)

    said = perform_together(engine, [Task(stranger(HOME_ORG), begins_and_fails, {}, at()), *knocks("路人甲")])

    assert [isinstance(one, Refusal) for one in said] == [True, False]
    assert [row.status for row in rows(engine, Activity)] == [ActivityStatus.PLANNED]
    assert "activity.held" not in events(engine)
    assert figures_stand(engine)


def test_the_same_arrival_sent_twice_into_one_transaction_is_one(engine: Engine) -> None:
    town = a_town(engine)
    an_activity(engine, town)
    key = uuid4()

    first, second = perform_together(engine, knocks("李四", "李四", keys=[key, key]))

    assert [isinstance(one, Refusal) for one in (first, second)] == [False, False]
    assert len(rows(engine, Knock)) == len(rows(engine, Attendance)) == 1


def test_what_breaks_takes_all_back(engine: Engine) -> None:
    town = a_town(engine)
    an_activity(engine, town)

    def breaks(_work: Work) -> Knock:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        perform_together(engine, [*knocks("李四"), Task(stranger(HOME_ORG), breaks, {}, at())])

    assert rows(engine, Attendance) == []

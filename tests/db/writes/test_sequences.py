"""Whatever people do in whatever order: figures equal their rows, statuses walk their tables, nothing is held twice."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache, partial
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, desc
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from db.errors import Refusal
from db.reads.chain import verify
from db.reads.recount import differences
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.attendance import Attendance
from db.tables.claims import Claim
from db.tables.keeping import Tally
from db.tables.needs import Need
from db.tables.points import PointLine
from db.terms import (
    ActivityId,
    ActivityKind,
    Answer,
    AttendanceId,
    AttendanceStatus,
    ClaimId,
    ClaimStatus,
    Grade,
    MemberId,
    NeedId,
    NeedKind,
    TallyOf,
)
from db.work import Work, reading, writing
from db.writes import activities, attendance, needs, offers, points
from tests.builders import Town, a_town, at

Step = Callable[[Work, Town, int, int], object]
Move = tuple[int, int, int, int]


def _pick(session: Session, column: Mapped[UUID], number: int) -> UUID:
    """Give one of the five newest rows, so that histories grow long; without any, one that is not there."""
    found: list[UUID] = list(session.scalars(_newest(column)))
    return found[number % len(found)] if found else UUID(int=9)


@cache
def _newest(column: Mapped[UUID]) -> SelectOfScalar[UUID]:
    return select(column).order_by(desc(column)).limit(5)


def _need(work: Work, number: int) -> NeedId:
    return NeedId(_pick(work.session, col(Need.id), number))


def _activity(work: Work, number: int) -> ActivityId:
    return ActivityId(_pick(work.session, col(Activity.id), number))


def _claim(work: Work, number: int) -> ClaimId:
    return ClaimId(_pick(work.session, col(Claim.id), number))


def _member(town: Town, number: int) -> MemberId:
    return (town.zhang_a, town.li_a, town.zhang_b, town.wang_b)[number % 4]


STEPS: list[tuple[str, Step]] = [
    (
        "clerk",
        lambda w, t, _a, b: needs.write_need(
            w,
            community_id=(t.wanghu, t.tingsong)[b % 2],
            text="想理发",
            kind=list(NeedKind)[b % 8],
            asked_on=date(2026, 5, 1 + b % 20),
        ),
    ),
    ("clerk", lambda w, _t, a, _b: needs.accept_need(w, need_id=_need(w, a))),
    ("staff", lambda w, t, a, b: needs.offer_need(w, need_id=_need(w, a), member_id=_member(t, b))),
    ("zhang", lambda w, _t, a, b: offers.answer_offer(w, claim_id=_claim(w, a), answer=list(Answer)[b % 2])),
    ("zhang", lambda w, t, a, b: needs.claim_need(w, need_id=_need(w, a), member_id=_member(t, b))),
    ("staff", lambda w, _t, a, _b: needs.give_back_need(w, need_id=_need(w, a), reason="忙")),
    ("staff", lambda w, _t, a, _b: needs.serve_need(w, need_id=_need(w, a), measures="上门", served_on=w.today)),
    ("clerk", lambda w, _t, a, _b: needs.solve_need(w, need_id=_need(w, a))),
    ("clerk", lambda w, _t, a, _b: needs.refuse_solution(w, need_id=_need(w, a), reason="没好")),
    (
        "secretary",
        lambda w, t, a, b: activities.plan_activity(
            w,
            branch_id=(t.branch_a, t.branch_b)[b % 2],
            community_id=t.wanghu,
            kind=ActivityKind.LABOUR,
            name="义务劳动",
            day=w.today,
            minutes=60,
            places=2,
            need_ids=[_need(w, a)],
        ),
    ),
    ("secretary", lambda w, t, a, b: attendance.sign_up(w, activity_id=_activity(w, a), member_id=_member(t, b))),
    ("secretary", lambda w, t, a, b: attendance.cancel_signup(w, activity_id=_activity(w, a), member_id=_member(t, b))),
    (
        "secretary",
        lambda w, t, a, b: attendance.record_arrival(w, activity_id=_activity(w, a), member_id=_member(t, b)),
    ),
    (
        "secretary",
        lambda w, _t, a, _b: attendance.undo_arrival(
            w, attendance_id=AttendanceId(_pick(w.session, col(Attendance.id), a))
        ),
    ),
    (
        "secretary",
        lambda w, _t, a, b: activities.close_activity(
            w, activity_id=_activity(w, a), effect="好", grade=list(Grade)[b % 3], beneficiaries=b
        ),
    ),
    (
        "clerk",
        lambda w, _t, a, b: activities.confirm_activity(w, activity_id=_activity(w, a), grade=list(Grade)[b % 3]),
    ),
    ("clerk", lambda w, _t, a, _b: activities.send_back_activity(w, activity_id=_activity(w, a), reason="缺名单")),
    (
        "staff",
        lambda w, _t, a, _b: points.reverse_line(w, line_id=_pick(w.session, col(PointLine.id), a), reason="更正"),
    ),
]
"""Each thing a person does, and whose job it usually is."""

MOVES = st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 15), st.integers(0, 30), st.integers(0, 30))


HISTORIES = st.lists(MOVES, min_size=60, max_size=120)
of_chance = partial(
    settings,
    phases=[Phase.generate],  # a long history does not shrink: the examples go on in one town
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@of_chance(max_examples=8)
@given(moves=HISTORIES)
def test_any_sequence_of_intents_keeps_the_books(sqlite_engine: Engine, moves: list[Move]) -> None:
    _live(sqlite_engine, moves)

    assert _wrong(sqlite_engine) == []


@pytest.mark.postgres
@of_chance(max_examples=3)
@given(moves=HISTORIES)
def test_the_books_are_kept_on_postgresql_as_well(postgres_engine: Engine, moves: list[Move]) -> None:
    _live(postgres_engine, moves)

    assert _wrong(postgres_engine) == []


def _live(engine: Engine, moves: list[Move]) -> None:
    """Let people do one thing after the other, or be refused it."""
    town = _town_of(engine)
    for step, who, first, second in moves:
        usual, intent = STEPS[step]
        person = _people(town).get(who) or getattr(town, usual)
        with suppress(Refusal), writing(engine, person, now=at()) as work:
            intent(work, town, first, second)


def _wrong(engine: Engine) -> list[object]:
    """Give whatever the books have wrong."""
    with reading(engine) as session:
        broken = verify(session).broken_at
        tallied, earned = _points_tallied(session), _points_in_ledger(session)
        return [
            *differences(session),
            *([] if broken is None else [broken]),
            *_held_twice(session),
            *([] if tallied == earned else [(tallied, earned)]),
            *_confirmed_without_points(session),
        ]


_TOWNS: dict[str, Town] = {}


def _town_of(engine: Engine) -> Town:
    """Give the engine's town; the examples of one test go on in the same one."""
    address = str(engine.url)
    if address not in _TOWNS:
        _TOWNS[address] = a_town(engine)
    return _TOWNS[address]


def _people(town: Town) -> dict[int, Actor]:
    """Give who now and then does somebody else's job."""
    return dict(enumerate((town.staff, town.clerk, town.other_clerk, town.secretary, town.zhang)))


def _held_twice(session: Session) -> list[UUID]:
    live = (ClaimStatus.ASKED, ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING)
    held = Counter(session.exec(select(Claim.target_id).where(col(Claim.status).in_(live))))
    return [target for target, times in held.items() if times > 1]


def _points_tallied(session: Session) -> int:
    metrics = ("branch_points", "member_points")
    return session.exec(
        select(func.coalesce(func.sum(Tally.value), 0)).where(Tally.by == TallyOf.CITY, col(Tally.metric).in_(metrics))
    ).one()


def _points_in_ledger(session: Session) -> int:
    return session.exec(select(func.coalesce(func.sum(PointLine.points), 0))).one()


def _confirmed_without_points(session: Session) -> list[UUID]:
    paid = select(PointLine.source_id)
    return list(
        session.exec(
            select(Attendance.id).where(
                Attendance.status == AttendanceStatus.CONFIRMED, col(Attendance.id).not_in(paid)
            )
        )
    )

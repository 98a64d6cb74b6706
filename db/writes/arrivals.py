"""Arrivals by code: whoever stands at the check-in door knocks; the certain are let in, the doubtful await a yes."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_
from sqlalchemy import select as columns
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from db.errors import Code, Refusal
from db.files.names import key as name_key
from db.rules import entries
from db.rules.masking import masked_tail
from db.rules.moves import move
from db.rules.passes import ANSWERED_BY_YES, Opening, mark
from db.rules.rights import Right
from db.tables.activities import Activity, ActivityNeed, Signup
from db.tables.attendance import Attendance, Knock
from db.tables.checkins import BranchCheckin
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.terms import (
    ActivityId,
    ActivityStatus,
    AttendanceStatus,
    AttendanceWay,
    CheckinStatus,
    Doubt,
    KnockId,
    KnockStatus,
    MemberId,
    MemberStatus,
    SignupStatus,
)
from db.work import Work
from db.writes.attendance import arrive_first, record_arrival, record_guest
from db.writes.overlaps import clashing

MOST_WAITING: Final = 500
"""Doubtful arrivals that one activity keeps: nobody can fill the house through its door."""

_WHOLE: Final = 11  # digits of a whole telephone number
_TAIL: Final = re.compile(r"\d{4,11}")
_PRESENT: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
_TAKEN_BACK: Final = (AttendanceStatus.UNDONE, AttendanceStatus.REFUSED)


# a crowd asks these two hundred times at once: they are put together once, and what gives no row is asked plainly
_SENT: Final = select(Knock).where(col(Knock.org_id) == bindparam("org_id"), col(Knock.key) == bindparam("key"))
_TAKING: Final = (
    select(Activity)
    .where(
        col(Activity.org_id) == bindparam("org_id"),
        col(Activity.code) == bindparam("code"),
        col(Activity.day) <= bindparam("today"),
        col(Activity.status) != ActivityStatus.CANCELLED,
    )
    .with_for_update()
)
_DAY: Final = columns(col(Attendance.activity_id), col(Attendance.status)).where(
    col(Attendance.org_id) == bindparam("org_id"),
    col(Attendance.member_id) == bindparam("member_id"),
    or_(col(Attendance.activity_id) == bindparam("activity_id"), col(Attendance.day) == bindparam("day")),
)
_OTHERS: Final = (
    columns(col(Knock.id))
    .where(
        col(Knock.org_id) == bindparam("org_id"),
        col(Knock.opening) == bindparam("opening"),
        col(Knock.member_id) != bindparam("member_id"),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class MemberDay:
    """What is known of a member on an activity's day: the arrival there, and all activities at which they are."""

    here: AttendanceStatus | None
    there: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several who bear the name that was typed, told apart without saying more than is needed."""

    mark: str
    branch: str
    tail: str


def knock(
    work: Work,
    *,
    activity_code: str,
    opening: Opening,
    key: UUID,
    typed: str,
    choice: str = "",
    unattended: bool = False,
) -> Knock:
    """Say at the door of an activity that one is there, by name, telephone or its tail; the same key again is one.

    A name that fits one expected person, or a whole number, is let in; a tail alone waits for the helper's yes.

    Nobody needs a right: the signed opening decides. Raises SAME_NAME with the people to choose from, unless nobody
    is there to choose; NOT_FOUND, EMPTY, TOO_LONG, DRAFT_REUSED, FULL.
    """
    name, tail = name_and_tail(typed)
    if (sent := _sent(work, key)) is not None:
        if (sent.name, sent.tail) != (name, tail):
            raise Refusal(Code.DRAFT_REUSED)
        return sent
    activity = _activity(work, activity_code)
    meant = _meant(work, activity, name, tail)
    chosen = [one for one in meant if mark(opening.id, one.id) == choice] or meant
    if len(chosen) > 1 and not unattended:
        raise Refusal(Code.SAME_NAME, people=_namesakes(work, opening, chosen) if name else ())
    member = chosen[0] if len(chosen) == 1 else None
    day = _day_of(work, activity, member)
    doubt = _doubt(work, activity, opening, chosen, day, weak=not name and len(tail) < _WHOLE)
    if doubt is None and member is not None:
        if day.here is None:
            _let_in(work, activity, member)
    elif _waiting(work, activity) >= MOST_WAITING:
        raise Refusal(Code.FULL)
    row = work.add(
        Knock(
            key=key,
            opening=opening.id,
            activity_id=activity.id,
            name=name,
            tail=tail,
            member_id=member.id if member else None,
            status=KnockStatus.WAITING if doubt else KnockStatus.ADMITTED,
            doubt=doubt,
            knocked_at=work.now,
        ),
        Code.ALREADY_SENT,
    )
    work.record("knock.waits" if doubt else "knock.admitted", row)
    return row


def admit(work: Work, *, knock_id: KnockId, member_id: MemberId | None = None, reason: str = "") -> Knock:
    """Say yes to a doubtful arrival: the member it means, or is said to mean, is there; nobody known is a guest.

    Raises NOT_ALLOWED, ALREADY_RECORDED when it was answered before, ILLEGAL_MOVE when the activity is closed;
    OVERLAPS and STRUCK as record_arrival, unless a reason is given or the doubt itself said so.
    """
    row = _answered(work, knock_id, KnockStatus.ADMITTED)
    activity_id, whom = ActivityId(row.activity_id), member_id or row.member_id
    if whom is None:
        record_guest(work, activity_id=activity_id, name=row.name or row.tail)
    else:
        # the helper sees the doubt, and the yes answers it
        known = reason or (row.doubt.value if row.doubt in ANSWERED_BY_YES else "")
        record_arrival(work, activity_id=activity_id, member_id=MemberId(whom), way=AttendanceWay.CODE, reason=known)
        row.member_id = whom
    work.record("knock.admitted", row)
    return row


def admit_all(work: Work, *, knock_ids: Sequence[KnockId]) -> list[Knock]:
    """Say yes to several doubtful arrivals, all or none. Raises EMPTY, and whatever one yes raises."""
    if not knock_ids:
        raise Refusal(Code.EMPTY, field="knock_ids")
    return [admit(work, knock_id=knock_id) for knock_id in knock_ids]


def turn_away(work: Work, *, knock_id: KnockId) -> Knock:
    """Say no to a doubtful arrival. Raises NOT_ALLOWED, ALREADY_RECORDED when it was answered before."""
    row = _answered(work, knock_id, KnockStatus.TURNED_AWAY)
    work.record("knock.turned_away", row)
    return row


def name_and_tail(typed: str) -> tuple[str, str]:
    """Give the name and the digits of what was typed in one box; Refusal(EMPTY) when it holds neither."""
    plain = unicodedata.normalize("NFKC", entries.words(typed, "typed", 40))
    found = _TAIL.search(plain.replace("-", ""))
    name = name_key(_TAIL.sub(" ", plain))
    name = name if any(letter.isalpha() for letter in name) else ""
    if not name and found is None:
        raise Refusal(Code.EMPTY, field="typed")
    return entries.maybe_words(name, "typed", 20), found[0] if found else ""


def _answered(work: Work, knock_id: KnockId, answer: KnockStatus) -> Knock:
    row = work.get(Knock, knock_id, lock=True)
    activity = work.get(Activity, row.activity_id)
    work.require(Right.RECORD_ATTENDANCE, branch_id=activity.branch_id, community_id=activity.community_id)
    return work.seize(
        row,
        Code.ALREADY_RECORDED,
        expected={"status": KnockStatus.WAITING},
        status=answer,
        answered_by=work.actor.account_id,
        answered_at=work.now,
    )


def _let_in(work: Work, activity: Activity, member: Member) -> None:
    if activity.status is ActivityStatus.PLANNED:
        activity.status = move(activity.status, ActivityStatus.HELD)
    arrive_first(work, activity, member, AttendanceWay.CODE)


def _sent(work: Work, key: UUID) -> Knock | None:
    return work.session.exec(_SENT, params={"org_id": work.actor.org_id, "key": key}).first()


def _activity(work: Work, code: str) -> Activity:
    asked = {"org_id": work.actor.org_id, "code": code, "today": work.today}
    found = work.session.exec(_TAKING, params=asked).first()
    if found is None:
        raise Refusal(Code.NOT_FOUND, table="activity")
    return found


def _meant(work: Work, activity: Activity, name: str, tail: str) -> list[Member]:
    """Find whom the door's list knows by this name and these digits; both must fit when both were typed."""
    typed = {**({"name": name} if name else {}), **({"tail": f"%{tail}"} if tail else {})}
    known = {"org_id": work.actor.org_id, "activity_id": activity.id, "branch_id": activity.branch_id}
    place = {"community_id": activity.community_id}
    return list(work.session.exec(_on_the_list(bool(name), bool(tail)), params={**known, **place, **typed}))


@lru_cache(maxsize=4)
def _on_the_list(by_name: bool, by_tail: bool) -> SelectOfScalar[Member]:  # noqa: FBT001 - the key it is kept under
    """Give the question who is expected: the branch's own, who signed up or serves its needs, who is of the place."""
    signed = exists().where(
        and_(
            col(Signup.activity_id) == bindparam("activity_id"),
            col(Signup.member_id) == col(Member.id),
            col(Signup.status) != SignupStatus.CANCELLED,
        )
    )
    serves = exists().where(
        and_(
            col(ActivityNeed.activity_id) == bindparam("activity_id"),
            col(ActivityNeed.need_id) == col(Need.id),
            col(Need.member_id) == col(Member.id),
        )
    )
    of_the_place = exists().where(
        and_(
            col(BranchCheckin.community_id) == bindparam("community_id"),
            col(BranchCheckin.branch_id) == col(Member.branch_id),
            col(BranchCheckin.status).in_((CheckinStatus.SENT, CheckinStatus.RECEIVED)),
        )
    )
    own = col(Member.branch_id) == bindparam("branch_id")
    here = col(Member.serves_community_id) == bindparam("community_id")
    found = select(Member).where(
        col(Member.org_id) == bindparam("org_id"),
        Member.status == MemberStatus.IN_SERVICE,
        *([col(Member.name) == bindparam("name")] if by_name else []),
        *([col(Member.phone).like(bindparam("tail"))] if by_tail else []),
        or_(own, here, signed, serves, of_the_place),
    )
    return found.order_by(col(Member.id)).limit(12)


def _namesakes(work: Work, opening: Opening, people: list[Member]) -> tuple[Namesake, ...]:
    return tuple(
        Namesake(mark(opening.id, one.id), work.get(Branch, one.branch_id).name, masked_tail(one.phone))
        for one in people
    )


def _day_of(work: Work, activity: Activity, member: Member | None) -> MemberDay:
    if member is None:
        return MemberDay(None, ())
    asked = {"org_id": work.actor.org_id, "activity_id": activity.id, "member_id": member.id, "day": activity.day}
    rows = work.session.connection().execute(_DAY, asked).all()
    here = next((row.status for row in rows if row.activity_id == activity.id), None)
    return MemberDay(here, tuple(row.activity_id for row in rows if row.status in _PRESENT))


def _doubt(
    work: Work, activity: Activity, opening: Opening, meant: list[Member], day: MemberDay, *, weak: bool
) -> Doubt | None:
    if len(meant) != 1:
        return Doubt.SAME_NAME if meant else Doubt.NOT_ON_LIST
    member, here = meant[0], day.here
    if here in _PRESENT:
        # whoever tries digits must not learn from the answer who is there
        return Doubt.TAIL_ALONE if weak else None
    about_code = opening.doubt_at(work.now)
    reasons = {
        Doubt.CLOSED: activity.status not in {ActivityStatus.PLANNED, ActivityStatus.HELD},
        Doubt.LATE: activity.day != work.today or about_code is Doubt.LATE,
        Doubt.TAKEN_BACK: here in _TAKEN_BACK,
        Doubt.SAME_PHONE: _same_phone(work, opening, member),
        Doubt.ELSEWHERE: clashing(work, activity, day.there) is not None,
        # a few digits are soon guessed, or mistyped into a colleague's: they name a person for the helper only
        Doubt.TAIL_ALONE: weak,
        about_code: about_code is not None,
    }
    return next((doubt for doubt, holds in reasons.items() if holds), None)


def _same_phone(work: Work, opening: Opening, member: Member) -> bool:
    asked = {"org_id": work.actor.org_id, "opening": opening.id, "member_id": member.id}
    return work.session.connection().execute(_OTHERS, asked).first() is not None


def _waiting(work: Work, activity: Activity) -> int:
    # whoever is there already waits for nobody's answer
    there = exists().where(
        and_(
            col(Attendance.activity_id) == col(Knock.activity_id),
            col(Attendance.member_id) == col(Knock.member_id),
            col(Attendance.status).in_(_PRESENT),
        )
    )
    rows = work.session.exec(
        select(Knock.id)
        .where(Knock.activity_id == activity.id, Knock.status == KnockStatus.WAITING, ~there)
        .limit(MOST_WAITING)
    )
    return len(rows.all())

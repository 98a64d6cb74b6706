"""Everything that the scheme holds about the member who asks, for the file they take along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.sql import visitors
from sqlmodel import Session, col

from db.reads import claims, scope
from db.reads.joins import on
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.activities import Activity, ActivityThing, Signup
from db.tables.attendance import Attendance, Guest, Knock
from db.tables.checkins import Census, CensusFinding, CheckinForm, MemberCheckin
from db.tables.claims import Claim
from db.tables.evaluation import Suggestion
from db.tables.needs import Need
from db.tables.pairs import Pair
from db.tables.people import Branch, Member, MemberCredit, MemberSkill, MemberStep, MemberTime, Skill, Unit
from db.tables.places import Community
from db.tables.points import PointDispute, PointLine
from db.tables.reports import Report
from db.tables.settlements import Settlement
from db.tables.teams import Team, TeamMember
from db.tables.wishes import Wish
from db.terms import Held

Told = Iterator[tuple[Held, Any]]
"""What kind of record it is, and the statement that finds all of the kind."""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """One record about the member: what it is, of which day, and what it says, word for word."""

    held: Held
    day: date | None
    said: tuple[object, ...]


def own_records(session: Session, actor: Actor) -> tuple[OwnRecord, ...]:
    """Give every record about the member behind the account, kind by kind; nothing for an account without a member."""
    if actor.member_id is None:
        return ()
    return tuple(
        OwnRecord(held, row[0], tuple(cell for cell in row[1:] if cell not in (None, "")))
        for held, statement in told(actor)
        for row in session.execute(statement)
    )


def columns_read(actor: Actor) -> frozenset[tuple[str, str]]:
    """Give the columns that the records are read from, as table and column."""
    return frozenset(
        (column.table.name, column.name)
        for _, statement in told(actor)
        for cell in statement.selected_columns
        for column in visitors.iterate(cell)
        if isinstance(column, Column)
    )


def told(actor: Actor) -> Told:
    """Give the kinds of records, each with its statement: its day first, then what it says."""
    yield from _person(actor)
    yield from _member(actor)
    yield from _taken_on(actor)
    yield from _service(actor)
    yield from _said(actor)


def _person(actor: Actor) -> Told:
    checked_in, form = col(Member.checked_in_on), col(Member.form_on)
    yield Held.PERSON, _own(checked_in, Member, Member.id, actor, (
        Member.code, Member.name, Member.phone, Member.gender, Member.born, Member.duty, Member.nation,
        Member.education, Member.joined_party, Member.estate, Member.intents, Member.status,
    ))  # fmt: skip
    of_unit = _own(checked_in, Member, Member.id, actor, (Unit.name, Branch.name))
    yield Held.UNIT, of_unit.join(Branch, on(Branch, Member.branch_id)).join(Unit, on(Unit, Branch.unit_id))
    for held, place in ((Held.HOME, Member.home_community_id), (Held.SERVES, Member.serves_community_id)):
        there = _own(checked_in, Member, Member.id, actor, (Community.name,))
        yield held, there.join(Community, on(Community, place))
    yield Held.FORM, _own(form, Member, Member.id, actor, ()).where(form.is_not(None))
    # a form at a door names nobody's row yet: it is the member's when name and telephone are
    mine = (col(CheckinForm.name) == col(Member.name)) & (col(CheckinForm.phone) == col(Member.phone))
    yield Held.DOOR_FORM, _own(col(CheckinForm.day), Member, Member.id, actor, (
        Community.name, CheckinForm.name, CheckinForm.phone, CheckinForm.unit, CheckinForm.gender, CheckinForm.born,
        CheckinForm.duty, CheckinForm.nation, CheckinForm.education, CheckinForm.joined_party, CheckinForm.estate,
        CheckinForm.intents, CheckinForm.abilities,
    )).join(CheckinForm, mine & (col(CheckinForm.org_id) == col(Member.org_id))).join(
        Community, on(Community, CheckinForm.community_id)
    )  # fmt: skip
    yield Held.WILLING, _own(form, Member, Member.id, actor, (Member.willing,))
    led = col(Member.leads_from)
    yield Held.LEADS, _own(led, Member, Member.id, actor, (Member.leads_until,)).where(led.is_not(None))
    yield Held.ACCOUNT, _own(col(Account.created_at), Account, Account.member_id, actor, (
        Account.login, Account.name, Account.role, Account.closed_at,
    ))  # fmt: skip


def _member(actor: Actor) -> Told:
    yield Held.SKILL, _own(
        col(MemberSkill.expires_on), MemberSkill, MemberSkill.member_id, actor,
        (Skill.name, MemberSkill.level, MemberSkill.certificate),
    ).join(Skill, on(Skill, MemberSkill.skill_id))  # fmt: skip
    yield Held.CREDIT, _own(col(MemberCredit.day), MemberCredit, MemberCredit.member_id, actor, (
        MemberCredit.kind, MemberCredit.what, MemberCredit.giver, MemberCredit.hours,
    ))  # fmt: skip
    times = _own(col(Member.form_on), MemberTime, MemberTime.member_id, actor, (MemberTime.weekday, MemberTime.part))
    yield Held.TIME, times.join(Member, on(Member, MemberTime.member_id))
    yield Held.HISTORY, _own(
        col(MemberStep.since), MemberStep, MemberStep.member_id, actor,
        (MemberStep.change, Branch.name, MemberStep.status, MemberStep.reason),
    ).join(Branch, on(Branch, MemberStep.branch_id))  # fmt: skip
    yield Held.CHECKIN, _own(
        col(MemberCheckin.day), MemberCheckin, MemberCheckin.member_id, actor,
        (
            Community.name, MemberCheckin.status, MemberCheckin.note, MemberCheckin.branch_opinion,
            MemberCheckin.branch_said_on, MemberCheckin.community_opinion, MemberCheckin.community_said_on,
        ),
    ).join(Community, on(Community, MemberCheckin.community_id))  # fmt: skip
    yield Held.FINDING, _own(
        col(Census.started_on), CensusFinding, CensusFinding.member_id, actor,
        (Census.name, CensusFinding.kind, CensusFinding.note, CensusFinding.mended_at),
    ).join(Census, on(Census, CensusFinding.census_id))  # fmt: skip
    yield Held.TEAM, _own(
        col(TeamMember.joined_on), TeamMember, TeamMember.member_id, actor, (Team.code, Team.name, TeamMember.left_on)
    ).join(Team, on(Team, TeamMember.team_id))  # fmt: skip
    yield Held.CAPTAIN, _own(col(Team.founded_on), Team, Team.captain_id, actor, (
        Team.code, Team.name, Team.purpose, Team.disbanded_on, Team.reason,
    ))  # fmt: skip


def _taken_on(actor: Actor) -> Told:
    took_on = _own(col(Claim.claimed_on), Claim, Claim.member_id, actor, (
        Community.name, Claim.target, claims.CODE, claims.TITLE, Claim.status, Claim.answer, Claim.reason,
    ))  # fmt: skip
    yield Held.CLAIM, claims.with_targets(took_on.join(Community, on(Community, Claim.community_id)), Claim)
    settled = _own(col(Settlement.settled_at), Settlement, Settlement.member_id, actor, (
        Settlement.target, claims.CODE, claims.TITLE, Settlement.settled,
    ))  # fmt: skip
    yield Held.SETTLED, claims.with_targets(settled, Settlement)
    yield Held.NEED, _own(col(Need.asked_on), Need, Need.member_id, actor, (
        Need.code, Need.text, Need.place, Need.status, Need.served_on, Need.measures,
    ))  # fmt: skip
    yield Held.WISH, _own(col(Wish.asked_on), Wish, Wish.member_id, actor, (
        Wish.code, Wish.thing, Wish.status, Wish.claimed_on, Wish.fulfilled_on,
    ))  # fmt: skip
    yield Held.PAIR, _own(col(Pair.started_on), Pair, Pair.member_id, actor, (
        Pair.code, Pair.alias, Pair.promise, Pair.status, Pair.ended_on, Pair.reason,
    ))  # fmt: skip


def _service(actor: Actor) -> Told:
    for held, table, day, cells in (
        (Held.SERVICE, Attendance, Attendance.day, (Attendance.status, Attendance.minutes)),
        (Held.SIGNUP, Signup, Activity.day, (Signup.status, Signup.reason)),
        (Held.THING, ActivityThing, Activity.day, (ActivityThing.item,)),
        (Held.ARRIVAL, Guest, Guest.recorded_at, (Guest.name, Guest.origin)),
        (Held.ARRIVAL, Knock, Knock.knocked_at, (Knock.name, Knock.status)),
    ):
        found = _own(col(day), table, table.member_id, actor, (Activity.name, *cells))
        yield held, found.join(Activity, on(Activity, table.activity_id))


def _said(actor: Actor) -> Told:
    yield Held.POINTS, _own(col(PointLine.day), PointLine, PointLine.member_id, actor, (
        PointLine.reason, PointLine.points, PointLine.note,
    ))  # fmt: skip
    yield Held.DISPUTE, _own(col(PointDispute.raised_at), PointDispute, PointDispute.member_id, actor, (
        PointDispute.reason, PointDispute.answer, PointDispute.upheld,
    ))  # fmt: skip
    yield Held.PAPER, _own(col(Report.last_on), Report, Report.member_id, actor, (
        Report.kind, Report.status, Report.first_on, Report.last_on, Report.check_code, Report.text,
    ))  # fmt: skip
    yield Held.SUGGESTION, _own(col(Suggestion.made_on), Suggestion, Suggestion.member_id, actor, (
        Suggestion.text, Suggestion.status, Suggestion.outcome,
    ))  # fmt: skip


def _own(day: Any, table: Any, owner: Any, actor: Actor, cells: Iterable[Any]) -> Any:  # noqa: ANN401 - of any table
    mine = (scope.everybody(table, actor), col(owner) == actor.member_id)
    return select(day, *cells).select_from(table).where(*mine).order_by(col(table.id))

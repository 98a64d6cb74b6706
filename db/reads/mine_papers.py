"""What waits of papers: slips, agreements, censuses, reports, forms, disputes and suggestions."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, Date, Uuid, and_, case, cast, exists, func, literal, null, or_, select, union_all
from sqlmodel import col

from db.reads import reports as papers
from db.reads import scope
from db.reads.joins import another, on
from db.reads.waiting import Said, Waiting, When, listed
from db.rules.calendar import Period, Span, moment_on
from db.rules.holding import Task
from db.rules.periods import Named, current
from db.rules.reports import due_of
from db.rules.rights import Actor
from db.tables.activities import Activity
from db.tables.agreements import Agreement, Clause, JointTask
from db.tables.checkins import BranchCheckin, Census, CensusFinding, CheckinForm, MemberCheckin
from db.tables.evaluation import Suggestion
from db.tables.keeping import Bureau, JournalLine
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointDispute
from db.tables.reports import Quarter, Report
from db.terms import (
    AgreementStatus,
    CensusStatus,
    CheckinStatus,
    ClauseStatus,
    QuarterStatus,
    ReportKind,
    ReportStatus,
    Role,
    Side,
    SuggestionStatus,
)

_YEARS_BACK = 20
"""For so many years an agreement's year ends on a day that is asked for; an older one's promises wait without one."""

_RENEWED_FROM = 11
"""The month from which the agreements of a year are to be renewed."""


def promises(actor: Actor, today: date) -> Waiting:
    """Give what this side promised in signed agreements and did not keep; without a day it is due with the year."""
    said = Said(col(Agreement.code), col(Clause.text), col(Community.name))
    years = range(today.year - _YEARS_BACK, today.year + 2)
    due = func.coalesce(col(Clause.due_on), _in_its_year(years, 12, 31))
    return (
        listed(Task.KEEP_PROMISE, Clause, said, When(due), (due, col(Clause.id)))
        .join(Agreement, on(Agreement, Clause.agreement_id))
        .join(Community, on(Community, Agreement.community_id))
        .where(
            scope.narrowed(Agreement, actor),
            col(Agreement.status) == AgreementStatus.SIGNED,
            col(Clause.status) == ClauseStatus.PROMISED,
            col(Clause.party) == _side(actor),
            ~_done_together(actor),
        )
    )


def findings(actor: Actor, _: date) -> Waiting:
    """Give whom a census found and nobody has mended."""
    said, due = Said(col(Census.name), col(Member.name), col(Branch.name)), col(Census.due_on)
    # a person once, however much was found about them
    other = another(CensusFinding)
    before = select(other.id).where(
        other.census_id == col(CensusFinding.census_id),
        other.member_id == col(CensusFinding.member_id),
        other.org_id == col(CensusFinding.org_id),
        other.mended_at.is_(None),
        other.id < col(CensusFinding.id),
    )
    return (
        listed(Task.MEND, CensusFinding, said, When(due), (due, col(CensusFinding.id)))
        .join(Census, on(Census, CensusFinding.census_id))
        .join(Member, on(Member, CensusFinding.member_id))
        .join(Branch, on(Branch, CensusFinding.branch_id))
        .where(
            scope.narrowed(CensusFinding, actor),
            col(Census.status) == CensusStatus.OPEN,
            col(CensusFinding.mended_at).is_(None),
            ~exists(before),
        )
    )


def censuses(actor: Actor, _: date) -> Waiting:
    """Give the censuses that are open."""
    said, due = Said(literal(""), col(Census.name), literal("")), col(Census.due_on)
    found = listed(Task.RUN_CENSUS, Census, said, When(due), (due, col(Census.id)))
    return found.where(scope.everybody(Census, actor), col(Census.status) == CensusStatus.OPEN)


def quarters(actor: Actor, today: date) -> Waiting:
    """Give the quarters that are over and whose forms nobody has closed, and those that are being corrected."""
    said, due = Said(literal(""), col(Quarter.name), literal("")), col(Quarter.due_on)
    over = and_(col(Quarter.status) == QuarterStatus.OPEN, col(Quarter.name) < current(today, Span.QUARTER).code)
    waits = or_(over, col(Quarter.correcting_by).is_not(None))
    found = listed(Task.CLOSE_QUARTER, Quarter, said, When(due), (due, col(Quarter.id)))
    return found.where(scope.everybody(Quarter, actor), waits)


def disputes(actor: Actor, _: date) -> Waiting:
    """Give the disputed points that nobody has answered, the oldest first."""
    said = Said(col(Branch.code), col(PointDispute.reason), col(Branch.name))
    oldest = (col(PointDispute.raised_at), col(PointDispute.id))
    return (
        listed(Task.ANSWER_DISPUTE, PointDispute, said, When(since_at=col(PointDispute.raised_at)), oldest)
        .join(Branch, on(Branch, PointDispute.branch_id))
        .where(scope.narrowed(PointDispute, actor), col(PointDispute.answered_at).is_(None))
    )


def suggestions(actor: Actor, _: date) -> Waiting:
    """Give the suggestions that nobody has answered, the oldest first."""
    said = Said(literal(""), col(Suggestion.text), func.coalesce(col(Community.name), ""))
    oldest = (col(Suggestion.made_on), col(Suggestion.id))
    return (
        listed(Task.ANSWER_SUGGESTION, Suggestion, said, When(since=col(Suggestion.made_on)), oldest)
        .outerjoin(Community, on(Community, Suggestion.community_id))
        .where(scope.narrowed(Suggestion, actor), col(Suggestion.status) == SuggestionStatus.RECEIVED)
    )


def slips(actor: Actor, _: date) -> Waiting:
    """Give the contact slips that a community has not answered."""
    said, since = Said(col(BranchCheckin.code), col(Branch.name), col(Community.name)), col(BranchCheckin.day)
    return (
        listed(Task.RECEIVE_SLIP, BranchCheckin, said, When(since=since), (since, col(BranchCheckin.id)))
        .join(Branch, on(Branch, BranchCheckin.branch_id))
        .join(Community, on(Community, BranchCheckin.community_id))
        .where(scope.narrowed(BranchCheckin, actor), col(BranchCheckin.status) == CheckinStatus.SENT)
    )


def arrivals(actor: Actor, _: date) -> Waiting:
    """Give the members whom a community has not taken in."""
    said, since = Said(col(Member.code), col(Member.name), col(Community.name)), col(MemberCheckin.day)
    return (
        listed(Task.RECEIVE_MEMBER, MemberCheckin, said, When(since=since), (since, col(MemberCheckin.id)))
        .join(Member, on(Member, MemberCheckin.member_id))
        .join(Community, on(Community, MemberCheckin.community_id))
        .where(scope.narrowed(MemberCheckin, actor), col(MemberCheckin.status) == CheckinStatus.SENT)
    )


def door_forms(actor: Actor, _: date) -> Waiting:
    """Give the data forms that were filled in at a community's door and nobody has answered."""
    said, since = Said(literal(""), col(CheckinForm.name), col(Community.name)), col(CheckinForm.day)
    return (
        listed(Task.ANSWER_FORM, CheckinForm, said, When(since=since), (since, col(CheckinForm.id)))
        .join(Community, on(Community, CheckinForm.community_id))
        .where(scope.narrowed(CheckinForm, actor))
    )


def _done_together(actor: Actor) -> ColumnElement[bool]:
    """Whether a promise waits among what both sides do together, with the actor's side: it is one thing, once."""
    return exists(
        select(col(JointTask.id)).where(
            col(JointTask.org_id) == Clause.org_id,
            col(JointTask.clause_id) == Clause.id,
            col(JointTask.status) == ClauseStatus.PROMISED,
            col(JointTask.holder) == _side(actor),
        )
    )


def _side(actor: Actor) -> Side:
    return Side.COMMUNITY if actor.role is Role.CLERK else Side.BRANCH


def joint(actor: Actor, _: date) -> Waiting:
    """Give what the two sides of an agreement mean to do, as far as it waits for this side."""
    said, due = Said(col(Agreement.code), col(JointTask.text), col(Community.name)), col(JointTask.due_on)
    return (
        listed(Task.JOINT, JointTask, said, When(due), (due, col(JointTask.id)))
        .join(Agreement, on(Agreement, JointTask.agreement_id))
        .join(Community, on(Community, JointTask.community_id))
        .where(
            scope.own(JointTask, actor),
            col(JointTask.holder) == _side(actor),
            col(JointTask.status) == ClauseStatus.PROMISED,
            col(Agreement.status) == AgreementStatus.SIGNED,
        )
    )


def renewals(actor: Actor, today: date) -> Waiting:
    """Give the agreements of this year, towards its end, and of the last that nobody has renewed."""
    newer = another(Agreement)
    renewed = select(newer.id).where(
        newer.org_id == col(Agreement.org_id),
        newer.branch_id == col(Agreement.branch_id),
        newer.community_id == col(Agreement.community_id),
        newer.year > col(Agreement.year),
    )
    years = [today.year - 1, *([today.year] if today.month >= _RENEWED_FROM else [])]
    return _of_agreements(actor, Task.RENEW_AGREEMENT, When(_in_its_year(years, 12, 31))).where(
        or_(col(Agreement.status) == AgreementStatus.SIGNED, *(_served_its_year(year) for year in years)),
        col(Agreement.year).in_(years),
        col(Branch.retired).is_(False),
        col(Community.retired).is_(False),
        ~exists(renewed),
    )


def _served_its_year(year: int) -> ColumnElement[bool]:
    """Whether an agreement of a year was signed, and ended on the year's last day or later: it was not broken off."""
    ended = _told("agreement.ended").where(col(JournalLine.at) >= moment_on(date(year, 12, 31), time()))
    return and_(
        col(Agreement.year) == year,
        col(Agreement.status) == AgreementStatus.ENDED,
        col(Agreement.signed_on).is_not(None),
        exists(ended),
    )


def _in_its_year(years: Iterable[int], month: int, day: int) -> Any:  # noqa: ANN401 - a column of days
    """Give a day of an agreement's own year, of these years, as a column of the database."""
    return case({year: literal(date(year, month, day), Date) for year in years}, value=col(Agreement.year))


def _told(event: str) -> Any:  # noqa: ANN401 - a statement
    """Give when something was said of an agreement, which keeps no such day itself: the journal does."""
    return select(col(JournalLine.at)).where(
        col(JournalLine.org_id) == Agreement.org_id,
        col(JournalLine.subject_id) == Agreement.id,
        col(JournalLine.event) == event,
    )


def drafts(actor: Actor, today: date) -> Waiting:
    """Give the agreements of this year and the next that are drafted and not signed: by January's end, or soon."""
    years = (today.year, today.year + 1)
    due = _in_its_year(years, 1, 31)
    drafted = _told("agreement.drafted").limit(1).correlate(Agreement).scalar_subquery()
    return _of_agreements(actor, Task.SIGN_AGREEMENT, When(due, since_at=drafted)).where(
        col(Agreement.status) == AgreementStatus.DRAFT, col(Agreement.year).in_(years)
    )


def reports(actor: Actor, today: date) -> Waiting:
    """Give the branches' reports that are due and not signed: of the quarter that is over, and what this one is for."""
    now = current(today, Span.QUARTER)
    asked = [papers.unsigned(actor, ReportKind.PLAN_DOWN, now.period)]
    asked += [papers.unsigned(actor, kind, now.before.period) for kind in (ReportKind.DONE_DOWN, ReportKind.UP)]
    return _of_papers(actor, union_all(*asked).subquery(), now.before)


def own_reports(actor: Actor, today: date) -> Waiting:
    """Give the bureau's own report of the quarter that is over, while nobody has signed it."""
    quarter = current(today, Span.QUARTER).before
    return _of_papers(actor, _unsigned(actor, ReportKind.UP, quarter.period).subquery(), quarter)


def half_year(actor: Actor, today: date) -> Waiting:
    """Give the bureau's report of the half-year that is over, while nobody has signed it."""
    half = current(today, Span.HALF_YEAR).before
    found = _unsigned(actor, ReportKind.HALF_YEAR, half.period).subquery()
    return _of_papers(actor, found, half, Task.SIGN_HALF_YEAR)


def _of_agreements(actor: Actor, task: Task, when: When) -> Waiting:
    said = Said(col(Agreement.code), col(Community.name), col(Branch.name))
    return (
        listed(task, Agreement, said, when, (when.due, col(Agreement.id)))
        .join(Branch, on(Branch, Agreement.branch_id))
        .join(Community, on(Community, Agreement.community_id))
        .where(scope.narrowed(Agreement, actor))
    )


def _of_papers(actor: Actor, found: Any, over: Named, task: Task = Task.SIGN_REPORT) -> Waiting:  # noqa: ANN401 - a statement
    said = Said(found.c.code, found.c.kind, found.c.place)
    # the plans of the quarter that begins are due on the same day
    due = literal(due_of(ReportKind.UP, over.period), Date)
    # of the time before the first service nobody owes a word
    begun = exists().where(scope.everybody(Activity, actor), col(Activity.day) <= over.period.last)
    return listed(task, found, said, When(due), (found.c.kind, found.c.code, found.c.place)).where(begun)


def _unsigned(actor: Actor, kind: ReportKind, period: Period) -> Any:  # noqa: ANN401 - a statement
    signed = select(col(Report.id)).where(
        scope.everybody(Report, actor),
        col(Report.kind) == kind,
        col(Report.first_on) == period.first,
        col(Report.branch_id).is_(None),
        col(Report.status) == ReportStatus.SIGNED,
    )
    line = (cast(null(), Uuid).label("id"), literal("").label("code"), literal(kind.value).label("kind"))
    bureau = select(*line, col(Bureau.name).label("place"))
    return bureau.where(scope.everybody(Bureau, actor), ~exists(signed))

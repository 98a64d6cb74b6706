"""Questions about follow-ups: whom to ask and until when, what was said, and what a slip's door shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, Select, case, func, select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.reads.oneself import by_oneself
from db.reads.paging import PAGE, first_of
from db.rules.rights import Actor
from db.tables.evaluation import Followup
from db.tables.keeping import Bureau
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.people import Branch
from db.tables.places import Community
from db.tables.wishes import Wish
from db.terms import CommunityId, ContactWay, FollowupSubject, Respondent, Satisfaction


@dataclass(frozen=True, slots=True)
class FollowupLine:
    """A question to be asked, or asked: about what, whom and until when, and what was said."""

    id: UUID
    subject: FollowupSubject
    code: str
    text: str
    #: what was done about it, in the words of whoever served
    measures: str
    branch: str
    community_id: CommunityId
    community: str
    respondent: Respondent
    done_on: date | None
    due_on: date
    #: days since it should have been asked; 0 in time and once it was asked
    overdue_days: int
    asked_on: date | None
    way: ContactWay | None
    by_slip: bool
    satisfaction: Satisfaction | None
    opinion: str
    reopened: bool
    #: the actor served it: another has to ask
    served_by_me: bool


@dataclass(frozen=True, slots=True)
class FollowupPage:
    """One page of the list, how many there are in all, and how many of them are overdue."""

    lines: tuple[FollowupLine, ...]
    total: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Slip:
    """What the door of a slip shows: which service, where and when; nobody's name and nobody's words."""

    subject: FollowupSubject
    code: str
    community: str
    branch: str
    done_on: date | None
    answered: bool
    demo: bool


def followup_list(
    session: Session,
    actor: Actor,
    *,
    today: date,
    asked: bool = False,
    community_id: CommunityId | None = None,
    page: int = 1,
) -> FollowupPage:
    """Give one page of the follow-ups within reach: those due, the longest due first; or those made, newest first."""
    when = col(Followup.asked_on)
    wanted = [
        scope.narrowed(Followup, actor),
        when.is_not(None) if asked else when.is_(None),
        *([col(Followup.community_id) == community_id] if community_id else []),
    ]
    late = func.coalesce(func.sum(case((col(Followup.due_on) < today, 1), else_=0)), 0)
    total, overdue = session.execute(select(func.count(), late).select_from(Followup).where(*wanted)).one()
    order = (when.desc(), col(Followup.id).desc()) if asked else (col(Followup.due_on), col(Followup.id))
    rows = session.execute(_lines(actor).where(*wanted).order_by(*order).limit(PAGE).offset(first_of(page, total)))
    return FollowupPage(tuple(_line(row, today) for row in rows), total, 0 if asked else int(overdue))


def followup(session: Session, actor: Actor, *, followup_id: UUID, today: date) -> FollowupLine:
    """Give one follow-up within reach; Refusal(NOT_FOUND) for any other."""
    row = session.execute(
        _lines(actor).where(scope.narrowed(Followup, actor), col(Followup.id) == followup_id)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="followup")
    return _line(row, today)


def slip_of(session: Session, actor: Actor, *, followup_id: UUID) -> Slip:
    """Give what a slip's door shows to whoever holds its code; Refusal(NOT_FOUND) when there is no such slip."""
    row = session.execute(
        _lines(actor).where(col(Followup.org_id) == actor.org_id, col(Followup.id) == followup_id)
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="followup")
    asked: Followup = row.Followup
    bureau = session.get(Bureau, actor.org_id)
    return Slip(
        subject=asked.subject,
        code=row.code,
        community=row.community,
        branch=row.branch or "",
        done_on=row.done_on,
        answered=asked.asked_on is not None,
        demo=bool(bureau and bureau.demo),
    )


_BRANCH: Final = func.coalesce(col(Need.branch_id), col(Wish.branch_id), col(Project.branch_id))


def _lines(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Followup,
            func.coalesce(col(Need.code), col(Wish.code), col(Project.code), "").label("code"),
            func.coalesce(col(Need.text), col(Wish.thing), col(Project.name), "").label("text"),
            func.coalesce(col(Need.measures), "").label("measures"),
            func.coalesce(col(Need.solved_on), col(Wish.fulfilled_on)).label("done_on"),
            by_oneself(actor, func.coalesce(col(Need.served_by), col(Wish.served_by))).label("mine"),
            col(Community.name).label("community"),
            col(Branch.name).label("branch"),
        )
        .join(Community, on(Community, Followup.community_id))
        .outerjoin(Need, on(Need, Followup.subject_id))
        .outerjoin(Wish, on(Wish, Followup.subject_id))
        .outerjoin(Project, on(Project, Followup.subject_id))
        .outerjoin(Branch, (col(Branch.id) == _BRANCH) & (col(Branch.org_id) == col(Followup.org_id)))
    )


def _line(row: Row[*tuple[Any, ...]], today: date) -> FollowupLine:
    asked: Followup = row.Followup
    return FollowupLine(
        id=asked.id,
        subject=asked.subject,
        code=row.code,
        text=row.text,
        measures=row.measures,
        branch=row.branch or "",
        community_id=CommunityId(asked.community_id),
        community=row.community,
        respondent=asked.respondent,
        done_on=row.done_on,
        due_on=asked.due_on,
        overdue_days=0 if asked.asked_on else max(0, (today - asked.due_on).days),
        asked_on=asked.asked_on,
        way=asked.way,
        by_slip=asked.by_slip,
        satisfaction=asked.satisfaction,
        opinion=asked.opinion,
        reopened=asked.reopened,
        served_by_me=bool(row.mine),
    )

"""回访: somebody asks afterwards whether it helped; "not satisfied" opens the need again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import select

from db.errors import Code, Refusal
from db.reads.oneself import is_oneself
from db.rules import entries
from db.rules.grades import OPENED_AGAIN
from db.rules.moves import move
from db.rules.rights import Right
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.lists import Project
from db.tables.needs import Need
from db.tables.wishes import Wish
from db.terms import (
    ClaimStatus,
    ClaimTarget,
    ContactWay,
    FollowupSubject,
    NeedStatus,
    Respondent,
    Satisfaction,
    WishStatus,
)
from db.work import Work
from db.writes import points
from db.writes.due import thumb_today

_ANSWERABLE: Final = frozenset({NeedStatus.SOLVED, NeedStatus.EVALUATED})

Subject = Need | Wish | Project
_TABLES: Final[dict[FollowupSubject, type[Subject]]] = {
    FollowupSubject.NEED: Need,
    FollowupSubject.WISH: Wish,
    FollowupSubject.PROJECT: Project,
}


def plan_followup(
    work: Work,
    *,
    subject: FollowupSubject,
    subject_id: UUID,
    due_on: date,
    respondent: Respondent = Respondent.RESIDENT,
) -> Followup:
    """Say that somebody is to be asked about a need, wish or project, and until when. Raises BAD_DAY, NOT_ALLOWED."""
    row = work.get(_TABLES[subject], subject_id)
    work.require(Right.FOLLOW_UP, community_id=row.community_id)
    if due_on < work.today:
        raise Refusal(Code.BAD_DAY, field="due_on")
    followup = work.add(
        Followup(
            subject=subject,
            subject_id=subject_id,
            community_id=row.community_id,
            respondent=respondent,
            due_on=due_on,
        )
    )
    work.record("followup.planned", followup)
    return followup


def ask_afterwards(
    work: Work,
    *,
    followup_id: UUID,
    way: ContactWay,
    satisfaction: Satisfaction,
    opinion: str = "",
    day: date | None = None,
) -> Followup:
    """Write down what was said. A resident who is not satisfied with a need opens it again, and its points go back.

    Raises ALREADY_RECORDED, RECORDER_CONFIRMS, ILLEGAL_MOVE before the need is solved, TOO_LONG, IN_THE_FUTURE.
    """
    followup = work.get(Followup, followup_id, lock=True)
    work.require(Right.FOLLOW_UP, community_id=followup.community_id)
    if followup.asked_on is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    followup.way, followup.satisfaction = way, satisfaction
    followup.opinion = entries.maybe_words(opinion, "opinion", 500)
    followup.asked_on = entries.past_day(day or work.today, work.today, "day")
    followup.asked_by = work.actor.account_id
    _tell(work, followup, satisfaction)
    work.record("followup.asked", followup)
    return followup


def rate_by_slip(work: Work, *, followup_id: UUID, satisfaction: Satisfaction, opinion: str = "") -> Followup:
    """Take a beneficiary's own word from the code on a slip: once, and with the same consequences as a call.

    Raises ALREADY_RECORDED when somebody has answered, ILLEGAL_MOVE before the need is solved, TOO_LONG.
    """
    followup = work.get(Followup, followup_id, lock=True)
    if followup.asked_on is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    followup.satisfaction, followup.by_slip = satisfaction, True
    followup.opinion = entries.maybe_words(opinion, "opinion", 500)
    followup.asked_on = work.today
    _tell(work, followup, satisfaction)
    work.record("followup.rated", followup)
    return followup


def _tell(work: Work, followup: Followup, satisfaction: Satisfaction) -> None:
    row = work.get(_TABLES[followup.subject], followup.subject_id, lock=True)
    if isinstance(row, Project):
        row.satisfaction = satisfaction
        work.record("project.rated", row)
        return
    if is_oneself(work.session, work.actor, (row.served_by,)):
        raise Refusal(Code.RECORDER_CONFIRMS)
    if isinstance(row, Wish):
        if row.status is WishStatus.FULFILLED:
            row.status, row.rating = move(row.status, WishStatus.RATED), satisfaction
            row.version += 1
            work.record("wish.rated", row)
        return
    _evaluate(work, row, followup, satisfaction)


def _evaluate(work: Work, need: Need, followup: Followup, satisfaction: Satisfaction) -> None:
    if satisfaction is Satisfaction.NOT:
        need.status = move(need.status, NeedStatus.OPEN, only=_ANSWERABLE)
        followup.reopened = True
        _begin_again(work, need)
        for source_id in (need.id, *_claims_of(work, need)):
            points.take_back(work, source_id=source_id, reason=OPENED_AGAIN)
        work.record("need.reopened", need)
        return
    if need.status is not NeedStatus.EVALUATED:
        need.status = move(need.status, NeedStatus.EVALUATED)
    need.satisfaction, need.due_on = satisfaction, None
    need.version += 1
    work.record("need.evaluated", need)


def _claims_of(work: Work, need: Need) -> Sequence[UUID]:
    """Give the claims by which those earned who helped beside the one who led."""
    return work.session.exec(
        select(Claim.id).where(
            Claim.target == ClaimTarget.NEED, Claim.target_id == need.id, Claim.status == ClaimStatus.COMPLETED
        )
    ).all()


def _begin_again(work: Work, need: Need) -> None:
    need.reopened += 1
    need.version += 1
    need.due_on = work.today + timedelta(days=thumb_today(work).due_days)
    need.member_id, need.branch_id, need.served_by, need.activity_id = None, None, None, None
    need.served_on, need.solved_on, need.satisfaction = None, None, None

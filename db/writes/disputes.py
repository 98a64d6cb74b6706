"""Disputes about points: raised by whom a line concerns, answered with a reversal or with the reason why it stands."""

from uuid import UUID

from sqlmodel import col, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.points import PointDispute, PointLine
from db.terms import PointReason
from db.work import Work
from db.writes.points import reverse_line


def dispute_line(work: Work, *, line_id: UUID, reason: str) -> PointDispute:
    """Say that a line of one's own, or of one's branch, is wrong, and why.

    Raises ALREADY_REVERSED, ALREADY_RECORDED while one is open, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    line = work.get(PointLine, line_id, lock=True)
    work.require(Right.DISPUTE_POINTS, branch_id=line.branch_id, member_id=line.member_id)
    if line.reversed or line.reason is PointReason.REVERSAL:
        raise Refusal(Code.ALREADY_REVERSED)
    open_ones = select(PointDispute.id).where(PointDispute.line_id == line.id, col(PointDispute.answered_at).is_(None))
    if work.session.exec(open_ones).first():
        raise Refusal(Code.ALREADY_RECORDED)
    dispute = work.add(
        PointDispute(
            line_id=line.id,
            branch_id=line.branch_id,
            member_id=line.member_id,
            reason=entries.words(reason, "reason", 200),
            raised_by=work.actor.account_id,
            raised_at=work.now,
        )
    )
    work.record("points.disputed", dispute)
    return dispute


def uphold_dispute(work: Work, *, dispute_id: UUID, answer: str) -> PointDispute:
    """Take the disputed line back by its opposite. Raises ALREADY_RECORDED, ALREADY_REVERSED, EMPTY, NOT_ALLOWED."""
    dispute = _unanswered(work, dispute_id)
    reverse_line(work, line_id=dispute.line_id, reason=answer)
    return _answer(work, dispute, answer, upheld=True)


def turn_dispute_down(work: Work, *, dispute_id: UUID, answer: str) -> PointDispute:
    """Let the disputed line stand, and say why. Raises ALREADY_RECORDED, EMPTY, NOT_ALLOWED."""
    return _answer(work, _unanswered(work, dispute_id), answer, upheld=False)


def _unanswered(work: Work, dispute_id: UUID) -> PointDispute:
    dispute = work.get(PointDispute, dispute_id, lock=True)
    work.require(Right.REVERSE_POINTS, branch_id=dispute.branch_id)
    if dispute.answered_at is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    return dispute


def _answer(work: Work, dispute: PointDispute, answer: str, *, upheld: bool) -> PointDispute:
    dispute.answer, dispute.upheld = entries.words(answer, "answer", 200), upheld
    dispute.answered_by, dispute.answered_at = work.actor.account_id, work.now
    work.record("points.dispute_answered", dispute)
    return dispute

"""Forgetting: a person leaves and the numbers stay; what is over is removed once its time has passed."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlmodel import col

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.calendar import day_in_shanghai
from db.rules.classes import kept_for
from db.rules.data_form import More
from db.rules.masking import NOBODY
from db.rules.rights import Right
from db.tables.accounts import Account, RecoveryCode, SecondFactor, SignIn, SignInTry
from db.tables.activities import ActivityPhoto
from db.tables.attendance import Guest, Knock
from db.tables.base import Base
from db.tables.checkins import CensusFinding, CheckinForm, MemberCheckin
from db.tables.keeping import Bureau, Draft
from db.tables.people import Member, MemberCredit, MemberSkill, MemberTime
from db.tables.reports import Report
from db.tables.wishes import Wish, WishPerson
from db.terms import KnockStatus, MemberId, MemberStatus, WishStatus
from db.work import Work
from db.writes.members import refuse_nobody

_HERE: Final = frozenset({MemberStatus.IN_SERVICE, MemberStatus.ON_LEAVE})
_OVER: Final = (WishStatus.FULFILLED, WishStatus.RATED, WishStatus.WITHDRAWN)


def forget_member(work: Work, *, member_id: MemberId, reason: str) -> Member:
    """Take the person out of a member who has left: name, telephone, birth, home, skills, honours, account go.

    Attendance, points and history keep the row, which names nobody any more. The journal's earlier lines stay as they
    were written. Raises NOT_FOUND when the person is gone already, ILLEGAL_MOVE while somebody is in service or on
    leave, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    member = work.get(Member, member_id, lock=True)
    work.require(Right.KEEP_ACCOUNTS)
    why = entries.words(reason, "reason", 200)
    refuse_nobody(member)
    if member.status in _HERE:
        raise Refusal(Code.ILLEGAL_MOVE, now=member.status, to=MemberStatus.TRANSFERRED)
    work.session.flush()
    _drop(work, CheckinForm, _forms_of(member))
    blank = {"phone": "", "gender": None, "born": "", "duty": "", "search": "", "home_community_id": None}
    blank |= dict.fromkeys(More.__annotations__, "")
    # by statements, so that the journal's line about it does not repeat what is forgotten
    _change(work, Member, col(Member.id) == member.id, name=NOBODY, willing=False, **blank)
    for table in (MemberCredit, MemberSkill, MemberTime):
        _drop(work, table, col(table.member_id) == member.id)
    _change(work, CensusFinding, col(CensusFinding.member_id) == member.id, note="")
    said = {"note": "", "branch_opinion": "", "community_opinion": ""}
    _change(work, MemberCheckin, col(MemberCheckin.member_id) == member.id, **said)
    _change(work, Knock, col(Knock.member_id) == member.id, name="", tail="")
    _change(work, Guest, col(Guest.member_id) == member.id, name=NOBODY, origin="")
    # a certificate names its person: it goes, and its code verifies nothing any more
    _drop(work, Report, col(Report.member_id) == member.id)
    _close_account(work, member)
    work.session.refresh(member)
    work.record("member.forgotten", member, reason=why)
    return member


def forget_over(work: Work) -> int:
    """Remove what is over and has stayed its time, as the table of data classes says; gives how many rows went.

    Sent forms, photos of activities, knocks at the check-in door, forms that a community never answered, ended sessions
    and tries, and who stood behind a wish that came true or was withdrawn. Raises NOT_ALLOWED.
    """
    work.require(Right.KEEP_SCHEME)
    over = select(col(Wish.id)).where(
        col(Wish.status).in_(_OVER), col(Wish.asked_on) < day_in_shanghai(_before(work, WishPerson)),
        col(Wish.fulfilled_on).is_(None) | (col(Wish.fulfilled_on) < day_in_shanghai(_before(work, WishPerson))),
    )  # fmt: skip
    gone = sum(
        (
            _drop(work, Draft, col(Draft.sent_at) < _before(work, Draft)),
            _drop(
                work, Knock,
                (col(Knock.knocked_at) < _before(work, Knock)) & (col(Knock.status) != KnockStatus.WAITING),
            ),
            _drop(work, CheckinForm, col(CheckinForm.sent_at) < _before(work, CheckinForm)),
            _drop(work, ActivityPhoto, col(ActivityPhoto.recorded_at) < _before(work, ActivityPhoto)),
            _drop(work, SignIn, col(SignIn.seen_at) < _before(work, SignIn)),
            _drop(work, SignInTry, col(SignInTry.last_at) < _before(work, SignInTry)),
            _drop(work, WishPerson, col(WishPerson.wish_id).in_(over)),
        )
    )  # fmt: skip
    if gone:
        work.record("bureau.forgot", work.session.get_one(Bureau, work.actor.org_id), count=gone)
    return gone


def _forms_of(member: Member) -> ColumnElement[bool]:
    """Tell which waiting forms are a member's: of the telephone, or of the name and the month of birth."""
    by_phone = and_(col(CheckinForm.phone) != "", col(CheckinForm.phone) == member.phone)
    named = and_(col(CheckinForm.name) == member.name, col(CheckinForm.born) == member.born)
    return or_(by_phone, and_(col(CheckinForm.born) != "", named))


def _close_account(work: Work, member: Member) -> None:
    account = work.session.execute(select(Account).where(col(Account.member_id) == member.id)).scalar_one_or_none()
    if account is None:
        return
    changes = {"name": NOBODY, "login": f"gone-{account.id.hex[-12:]}", "password_hash": "", "oidc_subject": ""}
    _change(work, Account, col(Account.id) == account.id, closed_at=work.now, sessions_since=work.now, **changes)
    _change(work, SignIn, col(SignIn.account_id) == account.id, device="")
    for table in (SecondFactor, RecoveryCode):
        _drop(work, table, col(table.account_id) == account.id)


def _before(work: Work, table: type[Base]) -> datetime:
    return work.now - kept_for(str(table.__tablename__))


def _drop(work: Work, table: type[Base], which: ColumnElement[bool]) -> int:
    own = table.__table__.c.org_id == work.actor.org_id  # type: ignore[attr-defined]  # every table has one
    return work.session.connection().execute(delete(table).where(own, which)).rowcount


def _change(work: Work, table: type[Base], which: ColumnElement[bool], **changes: object) -> None:
    own = table.__table__.c.org_id == work.actor.org_id  # type: ignore[attr-defined]  # every table has one
    work.session.connection().execute(update(table).where(own, which).values(**changes))

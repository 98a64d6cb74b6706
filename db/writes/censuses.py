"""排查摸底: a census is started, finds who is missing and whose data is wrong, and ends when nobody is missing."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlmodel import col, func, select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.findings import noted, wanting
from db.rules.rights import Right
from db.tables.checkins import Census, CensusFinding
from db.tables.keeping import JournalLine
from db.tables.people import Member
from db.terms import CensusId, CensusStatus, FindingKind, MemberId, MemberStatus
from db.work import Work


def start_census(work: Work, *, name: str, started_on: date, due_on: date) -> Census:
    """Begin a census and write down everybody whom it finds missing or without a data form.

    Raises EMPTY, TOO_LONG, IN_THE_FUTURE, ENDS_BEFORE_START, NAME_TAKEN, NOT_ALLOWED.
    """
    work.require(Right.RUN_CENSUS)
    entries.past_day(started_on, work.today, "started_on")
    entries.in_order(started_on, due_on, "due_on")
    made = Census(name=entries.words(name, "name", 60), started_on=started_on, due_on=due_on)
    census = work.add(made, Code.NAME_TAKEN, "name")
    sweep_census(work, census_id=CensusId(census.id))
    work.record("census.started", census)
    return census


def sweep_census(work: Work, *, census_id: CensusId) -> Census:
    """Look at everybody in service again: what is in order is ticked off, what is not any more is open again.

    What is new is written down. What a person found is for a person to tick off: a sweep does not see it.
    Raises ILLEGAL_MOVE when the census is closed, NOT_ALLOWED.
    """
    census = _open_census(work, census_id)
    work.require(Right.RUN_CENSUS)
    known = {(found.member_id, found.kind): found for found in _findings(work, census.id)}
    members = work.session.exec(select(Member).order_by(col(Member.code))).all()
    wrong = {(member.id, kind): member for member in members for kind in _what_is_wrong(member)}
    new = [
        _found(census, member, kind, _noted(member, kind))
        for (_, kind), member in wrong.items()
        if (member.id, kind) not in known
    ]
    work.session.add_all(new)
    by_hand = _by_hand(work, census.id)
    for key, found in known.items():
        if key in wrong:
            found.mended_at = None
        elif found.mended_at is None and found.id not in by_hand:
            found.mended_at = work.now
    work.record("census.swept", census, missing=_missing(members))
    return census


def add_finding(
    work: Work, *, census_id: CensusId, member_id: MemberId, kind: FindingKind, note: str = ""
) -> CensusFinding:
    """Write down by hand what a census found about a member. Raises ALREADY_RECORDED, TOO_LONG, ILLEGAL_MOVE."""
    census = _open_census(work, census_id)
    member = work.get(Member, member_id)
    work.require(Right.RUN_CENSUS, branch_id=member.branch_id)
    finding = work.add(_found(census, member, kind, entries.maybe_words(note, "note", 200)))
    work.record("census.found", finding)
    return finding


def mend_finding(work: Work, *, finding_id: UUID) -> CensusFinding:
    """Tick a finding off. Raises ALREADY_RECORDED when it was, STILL_SO while the records lack it, NOT_ALLOWED."""
    finding = work.get(CensusFinding, finding_id, lock=True)
    work.require(Right.RUN_CENSUS, branch_id=finding.branch_id)
    if finding.mended_at is not None:
        raise Refusal(Code.ALREADY_RECORDED)
    if finding.kind in _what_is_wrong(work.get(Member, finding.member_id)):
        raise Refusal(Code.STILL_SO)
    finding.mended_at = work.now
    work.record("census.mended", finding)
    return finding


def close_census(work: Work, *, census_id: CensusId, reason: str = "") -> Census:
    """End a census with the numbers of this day; while somebody is missing it takes a reason.

    Raises SOMEONE_MISSING, TOO_LONG, ILLEGAL_MOVE, NOT_ALLOWED.
    """
    census = _open_census(work, census_id)
    work.require(Right.RUN_CENSUS)
    in_service, checked_in = _coverage(work)
    why = entries.maybe_words(reason, "reason", 200)
    if checked_in < in_service and not why:
        raise Refusal(Code.SOMEONE_MISSING, missing=in_service - checked_in)
    census.status, census.closed_on, census.reason = CensusStatus.CLOSED, work.today, why
    census.in_service, census.checked_in = in_service, checked_in
    work.record("census.closed", census)
    return census


def _open_census(work: Work, census_id: CensusId) -> Census:
    census = work.get(Census, census_id, lock=True)
    if census.status is not CensusStatus.OPEN:
        raise Refusal(Code.ILLEGAL_MOVE, now=census.status, to=CensusStatus.OPEN)
    return census


def _findings(work: Work, census_id: UUID) -> list[CensusFinding]:
    return list(work.session.exec(select(CensusFinding).where(CensusFinding.census_id == census_id)).all())


def _by_hand(work: Work, census_id: UUID) -> set[UUID | None]:
    """Give the findings that a person wrote down, which the journal knows."""
    written = (
        select(JournalLine.subject_id)
        .join(CensusFinding, (col(CensusFinding.id) == JournalLine.subject_id))
        .where(JournalLine.event == "census.found", CensusFinding.census_id == census_id)
    )
    return set(work.session.exec(written).all())


def _what_is_wrong(member: Member) -> list[FindingKind]:
    if member.status is not MemberStatus.IN_SERVICE:
        return []
    missing = [FindingKind.NOT_CHECKED_IN] if member.checked_in_on is None else []
    return missing + ([FindingKind.WRONG_DATA] if wanting(member.form_on, member.phone) else [])


def _noted(member: Member, kind: FindingKind) -> str:
    return noted(wanting(member.form_on, member.phone)) if kind is FindingKind.WRONG_DATA else ""


def _missing(members: Iterable[Member]) -> int:
    return sum(FindingKind.NOT_CHECKED_IN in _what_is_wrong(member) for member in members)


def _found(census: Census, member: Member, kind: FindingKind, note: str = "") -> CensusFinding:
    return CensusFinding(
        org_id=census.org_id,
        census_id=census.id,
        member_id=member.id,
        branch_id=member.branch_id,
        kind=kind,
        note=note,
    )


def _coverage(work: Work) -> tuple[int, int]:
    in_service, checked_in = work.session.exec(
        select(func.count(), func.count(col(Member.checked_in_on))).where(Member.status == MemberStatus.IN_SERVICE)
    ).one()
    return in_service, checked_in

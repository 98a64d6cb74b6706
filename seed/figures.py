"""What the database holds after the ledgers went in, by the names of figures that can be checked by hand."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, distinct, func, select

from db.files import relay
from db.files.flaws import Flaw
from db.files.ledgers.agreements import AgreementLine
from db.files.ledgers.lines import Line
from db.files.ledgers.members import MemberLine
from db.files.ledgers.needs import NeedLine
from db.files.ledgers.reading import Folder, Ledger
from db.files.ledgers.wishes import SENSITIVE, WishLine
from db.tables.activities import Activity
from db.tables.agreements import Agreement
from db.tables.attendance import Attendance
from db.tables.base import HOME_ORG, Row
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.points import PointLine
from db.tables.wishes import Wish
from db.terms import ActivityStatus, AgreementStatus, AttendanceStatus, MemberId, MemberStatus, PointSubject

Figures = dict[str, object]

CAME: Final = (AttendanceStatus.RECORDED, AttendanceStatus.CONFIRMED)
LEFT: Final = (MemberStatus.RETIRED, MemberStatus.TRANSFERRED)
RELAY: Final = "*.txt"


def figures(session: Session, folder: Folder, place: Path) -> dict[str, Figures]:
    """Give all figures: what the database holds, beside the rows that stood in the files."""
    found = {
        "members": _members(session, folder),
        "needs": _needs(session, folder),
        "wishes": _wishes(session, folder),
        "activities": _activities(session),
        "agreements": _agreements(session, folder),
    }
    texts = [path.read_text("utf-8") for path in sorted(place.glob(RELAY))]
    return found | ({"relay": _relay(session, "\n".join(texts))} if texts else {})


def _members(session: Session, folder: Folder) -> Figures:
    lines = folder.lines(MemberLine)
    doubles = _with(lines, Flaw.DOUBLE)
    bad = [line for line in lines if not line.good and line not in doubles]
    serving = col(Member.status) == MemberStatus.IN_SERVICE
    return {
        "rows": len(lines),
        "distinct_people": _count(session, Member),
        "in_service": _count(session, Member, serving),
        "left": _count(session, Member, col(Member.status).in_(LEFT)),
        "in_service_checked_in": _count(session, Member, serving, col(Member.checked_in_on).is_not(None)),
        "duplicate_rows": len(doubles),
        "bad_rows": len(bad),
        "bad_row_numbers_in_column_序号": [line.cells[0] for line in bad],
        "branches": _count(session, Branch),
        "same_name_same_branch": _namesakes(session),
        "communities": _count(session, Community),
    }


def _namesakes(session: Session) -> list[str]:
    found = session.exec(
        select(Member.name, Branch.name, func.count())
        .join(Branch, col(Branch.id) == Member.branch_id)
        .group_by(Member.name, Branch.name)
        .having(func.count() > 1)
        .order_by(func.min(Member.code))
    ).all()
    return ["; ".join(f"{name} @ {branch} ×{people}" for name, branch, people in found)] if found else []


def _needs(session: Session, folder: Folder) -> Figures:
    lines = folder.lines(NeedLine)
    places = set(session.exec(select(Community.name)).all())
    formulas = {line.content for line in lines if line.content.startswith("=")}
    kept = set(session.exec(select(Need.text).where(col(Need.text).startswith("="))).all())
    return {
        "rows": len(lines),
        "importable": _count(session, Need),
        "finished_before_asked": len(_with(lines, Flaw.FINISHED_BEFORE_ASKED)),
        "unknown_community": sum(line.community not in places for line in lines),
        "solved": _count(session, Need, col(Need.solved_on).is_not(None)),
        "one_cell_is_a_formula_and_must_stay_text": bool(formulas) and formulas <= kept,
    }


def _wishes(session: Session, folder: Folder) -> Figures:
    tables = [sheet.table for sheet in folder.sheets if sheet.ledger is Ledger.WISHES and sheet.table]
    return {
        "rows": len(folder.lines(WishLine)),
        "claimed": _count(session, Wish, col(Wish.claimed_on).is_not(None)),
        "fulfilled": _count(session, Wish, col(Wish.fulfilled_on).is_not(None)),
        "columns_that_are_sensitive": list(dict.fromkeys(t.heading(code) for t in tables for code in SENSITIVE)),
    }


def _activities(session: Session) -> Figures:
    held = col(Activity.status) != ActivityStatus.CANCELLED
    known = set(session.exec(select(Member.name)).all())
    unmatched = session.exec(select(Activity.unmatched).where(held)).all()
    earned = select(func.coalesce(func.sum(PointLine.points), 0)).where(PointLine.subject == PointSubject.BRANCH)
    return {
        "activities": _count(session, Activity, held),
        "person_times": _count(session, Attendance, col(Attendance.status).in_(CAME)),
        "branch_points_3_2_1": session.exec(earned).one(),
        "vague_rows": _vague(session),
        "unknown_names": sum(name not in known for names in unmatched for name in names),
    }


def _vague(session: Session) -> int:
    """Count the activities to which more people came than are named."""
    came = session.exec(
        select(Activity.declared, Activity.unmatched, func.count(col(Attendance.id)))
        .outerjoin(Attendance, col(Attendance.activity_id) == Activity.id)
        .where(col(Activity.declared).is_not(None), Activity.status != ActivityStatus.CANCELLED)
        .group_by(col(Activity.id), col(Activity.org_id))
    ).all()
    return sum((declared or 0) > arrivals + len(unmatched) for declared, unmatched, arrivals in came)


def _agreements(session: Session, folder: Folder) -> Figures:
    signed = Agreement.status == AgreementStatus.SIGNED
    return {
        "rows": len(folder.lines(AgreementLine)),
        "signed": session.exec(select(func.count()).where(signed)).one(),
        "communities_with_signed": session.exec(
            select(func.count(distinct(col(Agreement.community_id)))).where(signed)
        ).one(),
    }


def _relay(session: Session, text: str) -> Figures:
    people = session.exec(
        select(Member.id, Member.name, Branch.name, Member.phone)
        .join(Branch, col(Branch.id) == Member.branch_id)
        .order_by(Member.code)
    ).all()
    parsed = relay.parse(text)
    found = relay.match(
        parsed.lines, [relay.Person(MemberId(one), name, branch, phone or None) for one, name, branch, phone in people]
    )
    counted = {line.raw for line in parsed.lines}
    return {
        "matched_people": len(found.matched),
        "ambiguous": [doubt.line.name for doubt in found.same_name],
        "repeated": [pair.line.name for pair in found.repeated],
        "unknown": [line.name for line in found.unknown],
        "on_leave": [doubt.line.name for doubt in found.on_leave],
        "example_line_ignored": bool(parsed.examples) and counted.isdisjoint(parsed.examples),
    }


def _count(session: Session, table: type[Row], *conditions: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(table).where(table.org_id == HOME_ORG, *conditions)).one()


def _with(lines: Iterable[Line], flaw: Flaw) -> Sequence[Line]:
    return [line for line in lines if any(problem.flaw is flaw for problem in line.problems)]

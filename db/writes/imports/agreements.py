"""The list of agreements: those that were signed on paper, with their contact, and what each side promised."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from db.files.flaws import Flaw
from db.files.ledgers.agreements import COLUMN_OF, AgreementLine
from db.tables.agreements import Agreement, Clause
from db.terms import AgreementStatus
from db.work import Spool, Stage, Tell, told
from db.writes.agreements import LONGEST_TEXT
from db.writes.imports.desk import Desk
from db.writes.numbers import next_code

LONGEST_CONTACT: Final = 20


def sift(desk: Desk, lines: Iterable[AgreementLine]) -> Spool[AgreementLine]:
    """Give the agreements that are new here; one that branch and community have for that year already goes back."""
    return desk.sift(lines, partial(_fits, _there(desk)))


def enter(desk: Desk, fresh: Spool[AgreementLine], tell: Tell) -> None:
    """Enter the agreements."""
    for line in told(fresh, tell, Stage.WRITING, len(fresh)):
        agreement = Agreement(
            code=next_code(desk.work, "XD", line.year),
            branch_id=desk.known.branches[line.branch],
            community_id=desk.known.communities[line.community],
            year=line.year,
            status=AgreementStatus.SIGNED if line.signed_on else AgreementStatus.DRAFT,
            signed_on=line.signed_on,
            contact=line.contact or "",
            contact_phone=line.phone or "",
        )
        desk.put([agreement])
        clauses = [
            Clause(agreement_id=agreement.id, position=position, party=side, text=promise)
            for position, (side, promise) in enumerate(line.promises, start=1)
        ]
        desk.put(clauses)
        desk.keep(line, agreement, *clauses)
        desk.work.record("agreement.imported", agreement, line=line.place.row, promises=len(clauses))


def _fits(there: set[tuple[object, ...]], desk: Desk, line: AgreementLine) -> None:
    branch_id, community_id = desk.branch(line, line.branch), desk.community(line, line.community)
    desk.check_length(line, "contact", line.contact or "", LONGEST_CONTACT)
    for side, promise in line.promises:
        desk.check_length(line, COLUMN_OF[side], promise, LONGEST_TEXT)
    desk.check_past(line, "signed_on", line.signed_on)
    if (branch_id, community_id, line.year) in there:
        desk.give_back(line, Flaw.ALREADY_THERE)


def _there(desk: Desk) -> set[tuple[object, ...]]:
    columns = (col(Agreement.branch_id), col(Agreement.community_id), col(Agreement.year))
    found = desk.work.session.execute(select(*columns).where(col(Agreement.org_id) == desk.work.actor.org_id))
    return {tuple(row) for row in found}

"""The list of agreements: those that were signed on paper, with their contact; their clauses it does not repeat."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from db.files.flaws import Flaw
from db.files.ledgers.agreements import AgreementLine
from db.tables.agreements import Agreement
from db.terms import AgreementStatus
from db.writes.imports.desk import Desk
from db.writes.numbers import next_code

LONGEST_CONTACT: Final = 20


def take(desk: Desk, lines: Sequence[AgreementLine]) -> None:
    """Enter the agreements that are new here; one that branch and community have for that year already goes back."""
    there = _there(desk)
    for line in lines:
        branch_id, community_id = desk.branch(line, line.branch), desk.community(line, line.community)
        desk.check_length(line, "contact", line.contact or "", LONGEST_CONTACT)
        desk.check_past(line, "signed_on", line.signed_on)
        if (branch_id, community_id, line.year) in there:
            desk.give_back(line, Flaw.ALREADY_THERE)
        if branch_id is None or community_id is None or desk.goes_back(line):
            continue
        agreement = Agreement(
            code=next_code(desk.work, "XD", line.year),
            branch_id=branch_id,
            community_id=community_id,
            year=line.year,
            status=AgreementStatus.SIGNED if line.signed_on else AgreementStatus.DRAFT,
            signed_on=line.signed_on,
            contact=line.contact or "",
            contact_phone=line.phone or "",
        )
        desk.put([agreement])
        desk.keep(line, agreement)
        desk.work.record("agreement.imported", agreement, line=line.place.row)


def _there(desk: Desk) -> set[tuple[object, ...]]:
    columns = (col(Agreement.branch_id), col(Agreement.community_id), col(Agreement.year))
    found = desk.work.session.execute(select(*columns).where(col(Agreement.org_id) == desk.work.actor.org_id))
    return {tuple(row) for row in found}

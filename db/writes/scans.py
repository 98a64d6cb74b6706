"""Scans of signed agreements: attached by either side; a later one stands in front, none is lost."""

import hashlib

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.rules.scans import kind_of_scan
from db.tables.agreements import Agreement, AgreementScan
from db.terms import AgreementId, AgreementStatus
from db.work import Work


def attach_scan(work: Work, *, agreement_id: AgreementId, name: str, content: bytes) -> AgreementScan:
    """Attach the scan of a signed agreement, once.

    Raises ILLEGAL_MOVE for a draft, FILE_TOO_LARGE, FILE_UNREADABLE for what is no PDF, JPEG or PNG, ALREADY_RECORDED
    when it is attached already, NOT_ALLOWED.
    """
    agreement = work.get(Agreement, agreement_id, lock=True)
    work.require(Right.SIGN_AGREEMENT, branch_id=agreement.branch_id, community_id=agreement.community_id)
    if agreement.status is AgreementStatus.DRAFT:
        raise Refusal(Code.ILLEGAL_MOVE, now=agreement.status, to=AgreementStatus.SIGNED)
    scan = work.add(
        AgreementScan(
            agreement_id=agreement.id,
            name=entries.words(name, "name", 80),
            kind=kind_of_scan(content),
            content=content,
            size=len(content),
            content_hash=hashlib.sha256(content).hexdigest(),
            attached_by=work.actor.account_id,
            attached_at=work.now,
        )
    )
    agreement.scan = scan.name
    work.record("agreement.scan_attached", agreement)
    return scan

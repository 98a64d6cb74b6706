"""Questions about scans of agreements: which there are, and one of them whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import scope
from db.reads.joins import on
from db.rules.classes import opens
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.agreements import Agreement, AgreementScan
from db.terms import AgreementId, ScanKind


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A scan of an agreement."""

    id: UUID
    name: str
    kind: ScanKind
    size: int
    attached_by: str
    attached_at: datetime


def scans(session: Session, actor: Actor, *, agreement_id: AgreementId) -> tuple[ScanLine, ...]:
    """Give the scans of an agreement within reach, the newest first."""
    rows = session.execute(
        select(
            col(AgreementScan.id),
            col(AgreementScan.name),
            col(AgreementScan.kind),
            col(AgreementScan.size),
            col(Account.name),
            col(AgreementScan.attached_at),
        )
        .join(Agreement, on(Agreement, AgreementScan.agreement_id))
        .outerjoin(Account, on(Account, AgreementScan.attached_by))
        .where(*_of(actor), col(AgreementScan.agreement_id) == agreement_id)
        .order_by(col(AgreementScan.attached_at).desc(), col(AgreementScan.id).desc())
    )
    return tuple(ScanLine(scan_id, name, kind, size, by or "", at) for scan_id, name, kind, size, by, at in rows)


def scan_file(session: Session, actor: Actor, *, scan_id: UUID) -> bytes:
    """Give a scan of an agreement within reach; Refusal(NOT_FOUND) for any other, and to whom it is not for."""
    if not given_to(actor):
        raise Refusal(Code.NOT_FOUND, table="agreement_scan")
    content = session.scalar(
        select(col(AgreementScan.content))
        .join(Agreement, on(Agreement, AgreementScan.agreement_id))
        .where(*_of(actor), col(AgreementScan.id) == scan_id)
    )
    if content is None:
        raise Refusal(Code.NOT_FOUND, table="agreement_scan")
    return bytes(content)


def given_to(actor: Actor) -> bool:
    """Whether an actor may have scans: the signed paper names in full whom others read masked."""
    return actor.signed_in and opens(actor.role, "agreement_scan", "content")


def _of(actor: Actor) -> tuple[Any, ...]:
    return scope.narrowed(Agreement, actor), scope.everybody(AgreementScan, actor)

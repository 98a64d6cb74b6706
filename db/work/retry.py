"""What a database may foreseeably say, and how a transaction is tried again."""

import json
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.rules.rights import Actor
from db.tables.keeping import Draft
from db.terms import DraftId
from db.work.journal import plain, sha256

T = TypeVar("T")

TRIES: Final = 3
_AGAIN: Final = frozenset({"40001", "40P01"})


def send_draft(
    session: Session, actor: Actor, draft: DraftId, *, intent: str, facts: Mapping[str, object], now: datetime
) -> None:
    """Mark a form as sent; the same again raises Refusal(ALREADY_SENT), other content Refusal(DRAFT_REUSED)."""
    content = sha256(json.dumps([intent, plain(dict(facts))], ensure_ascii=False, sort_keys=True))
    row = {"org_id": actor.org_id, "id": draft, "account_id": actor.account_id, "content_hash": content, "sent_at": now}
    try:
        session.execute(insert(Draft).values(**row))
    except IntegrityError as error:
        session.rollback()
        sent = session.execute(select(col(Draft.content_hash)).where(col(Draft.id) == draft)).scalar_one()
        raise Refusal(Code.ALREADY_SENT if sent == content else Code.DRAFT_REUSED) from error


def patiently(once: Callable[[], T]) -> T:
    """Run a whole transaction again when it lost against another one, at most three times, a random moment apart."""
    for tries in range(1, TRIES + 1):
        try:
            return once()
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", "") not in _AGAIN or tries == TRIES:
                raise
            time.sleep(secrets.randbelow(50) / 1000 * tries)
    raise AssertionError


@contextmanager
def foreseen() -> Iterator[None]:
    """Turn what a database may foreseeably say into a refusal: busy, full, away."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig).lower()
        if "disk is full" in said or "no space left" in said:
            raise Refusal(Code.DISK_FULL) from error
        if "database is locked" in said or "database table is locked" in said:
            raise Refusal(Code.BUSY) from error
        if error.connection_invalidated or "connect" in said or "unable to open" in said:
            raise Refusal(Code.DATABASE_AWAY) from error
        raise

"""Under which circumstances this server runs: what the doctor looks at and the health page shows."""

import os
import stat
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.files.backups import newest_backup
from db.reads.health import health
from db.rules.rights import OFFICES, Actor, Right
from db.rules.safety import Circumstances, Found, dangers
from db.settings import settings
from db.tables.accounts import Account
from db.tables.keeping import Bureau
from db.terms import Role


@dataclass(frozen=True, slots=True)
class Safety:
    """What speaks against working with real data here, and when the newest backup was made."""

    dangers: tuple[Found, ...]
    #: whole hours since the newest backup; None when there is none
    backup_hours: int | None


def safety_now(session: Session, actor: Actor, *, now: datetime) -> Safety:
    """Tell what the doctor would say at this moment, for those who may see it; else Refusal(NOT_ALLOWED)."""
    at = circumstances(session, actor)
    age = now - at.newest_backup if at.newest_backup else None
    return Safety(dangers(at, now), None if age is None else age // timedelta(hours=1))


def circumstances(session: Session, actor: Actor) -> Circumstances:
    """Look at database, files and settings, for those who may see how the server is; else Refusal(NOT_ALLOWED)."""
    if not actor.may(Right.SEE_HEALTH):
        raise Refusal(Code.NOT_ALLOWED, right=Right.SEE_HEALTH)
    at = settings()
    address = make_url(at.database_url)
    state = health(session)
    bureau = session.get(Bureau, actor.org_id) if state.schema else None
    newest = newest_backup(at.backup_folder)
    held = _offices(session, actor) if state.schema else set()
    twice = Counter(name for _, name in held)
    return Circumstances(
        demo=bureau is not None and bureau.demo,
        public_url=at.public_url,
        plain_http=at.plain_http,
        database_password=(address.password and str(address.password)) or "" if address.host else None,
        cookie_secret=os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET", ""),
        newest_backup=newest[0] if newest else None,
        backup_hours=at.backup_hours,
        key_among_backups=at.key_file.resolve().is_relative_to(at.backup_folder.resolve()),
        schema_is_ours=state.schema,
        modes=_modes(session, at.key_file),
        office_empty=at.offices_apart and {role for role, _ in held} != OFFICES,
        two_offices=next((name for name, times in twice.items() if at.offices_apart and times > 1), ""),
    )


def _offices(session: Session, actor: Actor) -> set[tuple[Role, str]]:
    """Give who holds which of the three offices."""
    open_ones = select(col(Account.role), col(Account.name)).where(
        col(Account.org_id) == actor.org_id, col(Account.role).in_(OFFICES), col(Account.closed_at).is_(None)
    )
    return {(role, name) for role, name in session.execute(open_ones)}


def _modes(session: Session, key: Path) -> dict[str, int]:
    """Give who may read the database and the key; where the system keeps no such thing, nothing."""
    bind = session.get_bind()
    database = bind.engine.url.database if bind.dialect.name == "sqlite" else None
    files = [key, *([Path(database)] if database else [])]
    return {str(file): stat.S_IMODE(file.stat().st_mode) for file in files if os.name == "posix" and file.is_file()}

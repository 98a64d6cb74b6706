"""People at a page: a signed-in session of an account, run through the front as a browser's would be."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from db.rules.rights import Actor
from db.tables.accounts import Account, AccountCommunity, SignIn
from db.work import Work, writing
from pages.kit.atlas import ATLAS
from pages.kit.session import USER_KEY

FRONT = Path(__file__).resolve().parents[2] / "pages" / "front.py"
PATIENCE = 60.0


def a_sign_in(engine: Engine, actor: Actor) -> str:
    """Give an actor an account with the same reach, and begin a session; hand out its token."""
    token, now = secrets.token_urlsafe(), datetime.now(UTC)
    with writing(engine, actor, now=now) as work:
        if work.session.get(Account, (actor.account_id, actor.org_id)) is None:
            _open_account(work, actor)
        digest = hashlib.sha256(token.encode()).hexdigest()
        work.pour(SignIn, [{"account_id": actor.account_id, "token_hash": digest, "began_at": now, "seen_at": now}])
    return token


def a_screen(token: str, path: str, *, theme: str = "light", **codes: str) -> AppTest:
    """Open a page for a session, with codes in its address.

    Streamlit would have the front drawn before a page is chosen, to learn the addresses: we know them already.
    """
    screen = AppTest.from_file(str(FRONT), default_timeout=PATIENCE)
    screen.user = {USER_KEY: token}
    screen.context = {"theme": theme, "locale": "zh-CN"}
    screen._page_hash = calc_hash(ATLAS[path].url)  # noqa: SLF001 - before a run switch_page knows no address
    for name, code in codes.items():
        screen.query_params[name] = code
    return screen.run()


def _open_account(work: Work, actor: Actor) -> None:
    account = {
        "id": actor.account_id, "login": f"login-{actor.account_id.hex[:12]}", "name": actor.name, "role": actor.role,
        "unit_id": next(iter(actor.unit_ids), None), "branch_id": next(iter(actor.branch_ids), None),
        "member_id": actor.member_id, "language": actor.language, "sessions_since": work.now - timedelta(days=1),
        "created_at": work.now,
    }  # fmt: skip
    work.pour(Account, [account])
    work.pour(AccountCommunity, [{"account_id": actor.account_id, "community_id": one} for one in actor.community_ids])

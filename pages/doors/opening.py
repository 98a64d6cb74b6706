"""How the server opens: the database made ready, the console told what to do, the connection made quick."""

import asyncio
import gc
import importlib
import os
import pkgutil
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Send
from streamlit import config

import db.reads
import db.writes
import pages.kit
import pages.text
from db.engine import engine
from db.errors import Code, Refusal
from db.files.dangers import danger_sentence
from db.migrations.readiness import make_ready
from db.reads.accounts import doorstep
from db.reads.claims import overdue_offers
from db.reads.safety import circumstances
from db.rules.calendar import day_in_shanghai
from db.rules.rights import keeper, stranger
from db.rules.safety import dangers
from db.settings import settings
from db.terms import Language
from db.work import perform, reading
from db.work.retry import foreseen
from db.writes.offers import lapse_offers
from db.writes.setup import offer_setup
from pages.doors.tongue import HOME
from pages.kit import bringing
from pages.kit.logs import write_lines
from pages.text import doors as text
from pages.text.phrase import Phrase
from pages.text.refusals import sentence
from pages.text.telling import tell

_CODE_BYTES: Final = 12
HOUR: Final = 3600.0


class CannotStartError(Exception):
    """Why the server does not open, in words for whoever starts it."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Open the house and close it again."""
    write_lines()
    await run_in_threadpool(open_house)
    answer_at_once()
    warming = asyncio.create_task(run_in_threadpool(warm_up))
    keeping = asyncio.create_task(keep_up())
    yield
    await warming
    keeping.cancel()
    await run_in_threadpool(bringing.close)
    engine().dispose()


def open_house() -> None:
    """Make the database ready, and print the way to the set-up when nobody lives in it; raises CannotStartError."""
    try:
        make_ready(engine())
        with reading(engine()) as session:
            empty = doorstep(session).empty
    except Refusal as refusal:
        why = text.CONSOLE_AWAY if refusal.code is Code.DATABASE_AWAY else sentence(refusal)
        raise CannotStartError(_in_both(text.CONSOLE_REFUSED, why=why, **refusal.facts)) from refusal
    except OSError as error:
        raise CannotStartError(_in_both(text.CONSOLE_FOLDER, path=error.filename or "")) from error
    if settings().production:
        _refuse_dangers()
    if empty:
        code = secrets.token_urlsafe(_CODE_BYTES)
        perform(engine(), stranger(HOME), offer_setup, now=datetime.now(UTC), origin="console", code=code)
        _print(f"\n{_in_both(text.CONSOLE_SETUP)}\n\n    {_address()}/setup?code={code}\n")
    else:
        _print(_in_both(text.CONSOLE_READY, address=_address()))


def warm_up() -> None:
    """Load what pages are made of while nobody waits for it, and spare the collector what is there for good."""
    for package in (db.reads, db.writes, pages.kit, pages.text):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


async def keep_up() -> None:
    """End the offers that nobody answered in time, at the start and every hour from then on."""
    while True:
        # a database that is away or busy is asked again an hour later
        with suppress(Refusal):
            await run_in_threadpool(lapse_now, datetime.now(UTC))
        await asyncio.sleep(HOUR)


def lapse_now(now: datetime) -> int:
    """End the overdue offers; without any nothing is written. Gives how many ended."""
    with foreseen(), reading(engine()) as session:
        overdue = overdue_offers(session, keeper(HOME), today=day_in_shanghai(now))
    return perform(engine(), keeper(HOME), lapse_offers, now=now, origin="server") if overdue else 0


def _refuse_dangers() -> None:
    with reading(engine()) as session:
        found = dangers(circumstances(session, keeper(HOME)), datetime.now(UTC))
    said = [f"{danger_sentence(one, Language.ZH)} / {danger_sentence(one, Language.EN)}" for one in found]
    if said:
        raise CannotStartError(_in_both(text.CONSOLE_UNSAFE) + "".join(f"\n  - {line}" for line in said))


def answer_at_once() -> None:
    """Switch Nagle's algorithm off on the listening sockets; connections inherit it, and answers come 40 ms sooner."""
    for thing in gc.get_objects():
        # not isinstance: it asks the thing for its class, and a weak proxy whose referent is gone answers with an error
        if issubclass(type(thing), socket.socket) and _listens(thing):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def plainly(send: Send) -> Send:
    """Say in one sentence why the server does not open, instead of a trace."""

    async def one_sentence(message: Message) -> None:
        if message["type"] == "lifespan.startup.failed":
            _, found, why = message.get("message", "").rpartition(f"{CannotStartError.__name__}: ")
            message = {**message, "message": why.strip()} if found else message
        await send(message)

    return one_sentence


def keep_cookie_secret() -> None:
    """Give Streamlit its cookie secret from a file beside the seal's key, made on first use; raises SystemExit."""
    path = settings().key_file.with_name("cookie.secret")
    try:
        secret = os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") or _kept(path)
    except OSError:
        raise SystemExit(_in_both(text.CONSOLE_FOLDER, path=path)) from None
    config.set_option("server.cookieSecret", secret)


def _listens(thing: socket.socket) -> bool:
    networked = thing.fileno() >= 0 and thing.family in {socket.AF_INET, socket.AF_INET6}
    return networked and bool(thing.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))


def _kept(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text("ascii").strip()


def _address() -> str:
    if settings().public_url:
        return settings().public_url.rstrip("/")
    started_by_streamlit = config._server_mode == "starlette-app"  # noqa: SLF001 - nothing public says who listens
    return f"http://localhost:{config.get_option('server.port')}" if started_by_streamlit else ""


def _in_both(phrase: Phrase, **facts: object) -> str:
    return " / ".join(
        tell(phrase, language, **{name: _told(fact, language, facts) for name, fact in facts.items()})
        for language in Language
    )


def _told(fact: object, language: Language, facts: dict[str, object]) -> object:
    return tell(fact, language, **{k: v for k, v in facts.items() if k != "why"}) if isinstance(fact, Phrase) else fact


def _print(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()

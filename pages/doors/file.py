"""The door of files that leave: made for whom they were offered, noted first, and given piece by piece."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from db.engine import engine
from db.work import perform
from db.writes.journal import note_refusal
from pages.doors.address import origin_of
from pages.doors.asking import asker
from pages.doors.paper import sentence
from pages.kit import say
from pages.kit.leaving import Leaving, find
from pages.text import taking as text

IN_MEMORY: Final = 1 << 20
"""A file no larger is made in memory; what is larger goes to a nameless file on the disk, which is gone once closed."""

_PIECE: Final = 1 << 16
_log: Final = logging.getLogger("sanshuang.doors")


async def file(request: Request) -> Response:
    """Make a file for whom it was offered, as long as they are who they were then."""
    leaving, actor = find(request.path_params["key"]), asker(request)
    if leaving is None or leaving.actor.account_id != actor.account_id:
        return sentence(request, HTTPStatus.NOT_FOUND, text.FILE_GONE_TITLE, text.FILE_GONE)
    if not leaving.is_for(actor):
        await run_in_threadpool(_refuse, request, leaving)
        return sentence(request, HTTPStatus.FORBIDDEN, text.FILE_REFUSED_TITLE, text.FILE_REFUSED)
    return await run_in_threadpool(_give, request, leaving)


def given(write: Callable[[IO[bytes]], object], *, name: str, mime: str) -> Response:
    """Write a file and give it piece by piece under a name."""
    with ExitStack() as closing:
        made = closing.enter_context(SpooledTemporaryFile(IN_MEMORY))
        write(made)
        size = made.tell()
        made.seek(0)
        closing.pop_all()
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Content-Length": str(size),
        "Cache-Control": "no-store",
    }  # fmt: skip
    return StreamingResponse(_pieces(made), media_type=mime, headers=headers, background=BackgroundTask(made.close))


def _give(request: Request, leaving: Leaving) -> Response:
    now, origin = datetime.now(UTC), origin_of(request.scope)
    perform(engine(), leaving.actor, leaving.note, now=now, origin=origin)
    say.take_up(leaving.voice)
    return given(leaving.write, name=leaving.name, mime=leaving.mime)


def _refuse(request: Request, leaving: Leaving) -> None:
    actor, now, origin = asker(request), datetime.now(UTC), origin_of(request.scope)
    _log.warning("a file of %s refused to %s (%s)", leaving.path, actor.account_id, actor.role)
    perform(engine(), actor, note_refusal, now=now, origin=origin, tried=leaving.path, right=leaving.right)


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    while piece := made.read(_PIECE):
        yield piece

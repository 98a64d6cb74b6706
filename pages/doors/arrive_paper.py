"""What hangs and lies at an activity's door: the A4 sign-in sheet and the poster with its code."""

from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.activities import ActivityLine, activity_detail
from db.reads.attendance import Desk, desk
from db.rules.rights import Actor, Right
from db.work import reading
from db.work.retry import foreseen
from pages.doors.paper import page
from pages.kit import codes
from pages.text import arrive as text

_LINES: Final = 20
"""Lines of one sheet; empty ones follow the names, for whoever else comes."""


async def sheet(request: Request) -> Response:
    """Give the sign-in sheet with who is expected, and room for others."""
    activity, people = await run_in_threadpool(_known, request)
    expected = sorted((*people.missing, *people.arrived), key=lambda person: (person.branch, person.name))
    empty = _LINES - len(expected) % _LINES
    return page(request, "sheet.html", arrive=text, activity=activity, people=expected, empty=empty, stay=True)


async def poster(request: Request) -> Response:
    """Give the poster with the code that does not change."""
    activity, _ = await run_in_threadpool(_known, request)
    address = codes.wall_address(str(request.url), activity.code)
    return page(
        request, "poster.html", arrive=text, activity=activity, address=address, picture=codes.picture(address),
        stay=True,
    )  # fmt: skip


def _known(request: Request) -> tuple[ActivityLine, Desk]:
    actor: Actor = request.scope["visitor"].actor
    if not actor.may(Right.RECORD_ATTENDANCE):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    try:
        with foreseen(), reading(engine()) as session:
            activity = activity_detail(session, actor, code=request.path_params["activity"]).line
            return activity, desk(session, actor, activity_id=activity.id)
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise

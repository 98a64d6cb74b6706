"""The door to a wall screen: a session of its own, which lasts for days and opens nothing else."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.rules.accounts import WALL
from db.rules.rights import Right
from db.work import perform
from db.writes.sign_ins import Admission, begin_wall
from pages.doors.address import origin_of
from pages.doors.asking import asker
from pages.doors.paper import page
from pages.doors.sign_in import admitted, device_of

SCREEN: Final = "/overview?view=screen"


async def wall_form(request: Request) -> Response:
    """Say what hanging a wall screen up means, and ask; no to whom the overview is not for, and to a wall."""
    actor = asker(request)
    if actor.wall or not actor.may(Right.SEE_OVERVIEW):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return page(request, "wall.html", screen=SCREEN, days=WALL.days)


async def hang_up(request: Request) -> Response:
    """Begin the wall's session in the place of the one that asks."""
    admission = await run_in_threadpool(_begun, request)
    return await admitted(request, admission.token, SCREEN, longest=WALL)


def _begun(request: Request) -> Admission:
    actor, now = asker(request), datetime.now(UTC)
    return perform(engine(), actor, begin_wall, now=now, origin=origin_of(request.scope), device=device_of(request))

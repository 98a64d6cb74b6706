"""What hangs and lies at an activity's door: the A4 sign-in sheet, the poster with its code, and name tents."""

from collections.abc import Iterator
from dataclasses import dataclass
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
from db.rules.rights import Right
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import allowed
from pages.doors.paper import page
from pages.kit import codes
from pages.text import arrive as text

_LINES: Final = 20
"""Lines of one sheet; empty ones follow the names, for whoever else comes."""

_EMPTY_TENTS: Final = 2
"""Tents without a name, for the pen: somebody always brings a friend."""

_SIZES: Final = ((3, "few"), (5, "some"), (10, "many"))
"""How large a name is written, by its letters; a Latin letter takes half the room of a Chinese one."""


@dataclass(frozen=True, slots=True)
class Tent:
    """A card for the table, folded so that the name stands on both sides."""

    name: str
    origin: str
    size: str


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


async def tents(request: Request) -> Response:
    """Give name tents, two to a sheet: who is expected or there, the guests, and a few for the pen."""
    activity, people = await run_in_threadpool(_known, request)
    return page(request, "tents.html", arrive=text, activity=activity, tents=list(_tents(people)), stay=True)


def _tents(people: Desk) -> Iterator[Tent]:
    expected = sorted((*people.missing, *people.arrived), key=lambda person: (person.branch, person.name))
    named = [(one.name, one.branch) for one in expected] + [(one.name, one.origin) for one in people.guests]
    # an odd number leaves half a sheet: it takes one more for the pen
    empty = _EMPTY_TENTS + len(named) % 2
    for name, origin in named + [("", "")] * empty:
        yield Tent(name, origin, _size(name))


def _size(name: str) -> str:
    room = sum(0.5 if letter.isascii() else 1 for letter in name)
    return next((size for most, size in _SIZES if room <= most), "long")


def _known(request: Request) -> tuple[ActivityLine, Desk]:
    actor = allowed(request, Right.RECORD_ATTENDANCE)
    try:
        with foreseen(), reading(engine()) as session:
            activity = activity_detail(session, actor, code=request.path_params["activity"]).line
            return activity, desk(session, actor, activity_id=activity.id)
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise

"""What is printed and sealed: a branch's contact slip with its receipt on one A4 sheet."""

from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.checkins import SlipDetail, slip_detail
from db.rules.rights import Actor, Right
from db.work import reading
from db.work.retry import foreseen
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import tongue_of
from pages.text import slips as text
from pages.text.telling import spoken

_HOLDS: Final = "branch_checkin.contact branch_checkin.contact_phone branch_checkin.liaison branch.name community.name"


async def slip(request: Request) -> Response:
    """Give a slip and its receipt; what the community has not said yet is left blank for the pen."""
    found = await run_in_threadpool(_known, request)
    await run_in_threadpool(note, request, shown="checkin/slip", holds=_HOLDS)
    counts = [found.members_on_slip, found.in_service_on_slip]
    language = tongue_of(request.scope)
    told = {
        "numbers": " / ".join(spoken(count, language) for count in counts),
        "day": spoken(found.line.day, language),
        "received": spoken(found.line.received_on, language) if found.line.received_on else "",
    }
    return page(request, "slip.html", slips=text, slip=found, told=told, stay=True)


def _known(request: Request) -> SlipDetail:
    actor: Actor = request.scope["visitor"].actor
    if not actor.may(Right.SEE_CHECKINS):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    try:
        with foreseen(), reading(engine()) as session:
            return slip_detail(session, actor, code=request.path_params["code"])
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise

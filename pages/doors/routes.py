"""The table of doors: which stand open to everybody, and which need a session."""

from collections.abc import Callable
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from db.errors import Refusal
from pages.doors import (
    arrive,
    arrive_paper,
    check_in,
    errors,
    file,
    half_year,
    helping,
    kept,
    letters,
    paper,
    prints,
    rate,
    reports,
    set_up,
    sign_in,
    sso,
    take,
    walls,
)
from pages.doors.gate import Gate
from pages.doors.health import healthz, readyz


async def emblem(_request: Request) -> Response:
    """Give the emblem, for the browser's tab."""
    return Response(paper.emblem(), media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


OPEN: Final = (
    Route("/signin", sign_in.sign_in_form, methods=["GET"]),
    Route("/signin", sign_in.sign_in_with_password, methods=["POST"]),
    Route("/signin/code", sign_in.sign_in_by_code, methods=["POST"]),
    Route("/signin/persona", sign_in.sign_in_with_one_tap, methods=["POST"]),
    Route("/signout", sign_in.sign_out_form, methods=["GET"]),
    Route("/signout", sign_in.sign_out_now, methods=["POST"]),
    Route("/auth/logout", sign_in.sign_out_of_streamlit, methods=["GET"]),
    Route("/forget.js", kept.forget, methods=["GET"]),
    Route("/sso/signin", sso.leave, methods=["GET"]),
    Route("/sso/callback", sso.come_back, methods=["GET"]),
    Route("/setup", set_up.set_up_form, methods=["GET"]),
    Route("/setup", set_up.set_up_now, methods=["POST"]),
    Route("/arrive/door.js", arrive.script, methods=["GET"]),
    Route("/arrive/worker.js", arrive.worker, methods=["GET"]),
    Route("/arrive/{activity}/{shown}", arrive.open_door, methods=["GET"]),
    Route("/arrive/{activity}/{shown}", arrive.come_in, methods=["POST"]),
    Route("/checkin/{community}/{shown}", check_in.open_form, methods=["GET"]),
    Route("/checkin/{community}/{shown}", check_in.take_form, methods=["POST"]),
    Route("/rate/{followup}/{shown}", rate.slip_form, methods=["GET"]),
    Route("/rate/{followup}/{shown}", rate.rate_now, methods=["POST"]),
    Route("/verify", letters.verify_form, methods=["GET"]),
    Route("/verify/{code}", letters.verify, methods=["GET"]),
    Route("/helping/list.js", helping.script, methods=["GET"]),
    Route("/helping/worker.js", arrive.worker, methods=["GET"]),
    Route("/healthz", healthz, methods=["GET"]),
    Route("/readyz", readyz, methods=["GET"]),
    Route("/emblem.svg", emblem, methods=["GET"]),
    Route("/favicon.ico", emblem, methods=["GET"]),
)
"""Doors for everybody; the list is complete: whatever is not here needs a session."""

WITH_SESSION: Final = (
    Route("/helping/{activity}", helping.open_list, methods=["GET"]),
    Route("/helping/{activity}", helping.take, methods=["POST"]),
    Route("/helping/{activity}/roll", helping.give_roll, methods=["GET"]),
    Route("/paper/sheet/{activity}", arrive_paper.sheet, methods=["GET"]),
    Route("/paper/tents/{activity}", arrive_paper.tents, methods=["GET"]),
    Route("/paper/checkin/{community}", check_in.poster, methods=["GET"]),
    Route("/paper/slip/{code}", prints.slip, methods=["GET"]),
    Route("/paper/member/{code}", prints.member, methods=["GET"]),
    Route("/paper/agreement/{code}", prints.agreement, methods=["GET"]),
    Route("/paper/rating/{followup}", rate.paper_slip, methods=["GET"]),
    Route("/paper/form/{quarter}/{form}", reports.form, methods=["GET"]),
    Route("/paper/report/{report}", reports.double, methods=["GET"]),
    Route("/paper/half-year/{half}", half_year.report, methods=["GET"]),
    Route("/paper/letter/{report}", letters.one, methods=["GET"]),
    Route("/paper/letters/{kind}/{quarter}", letters.batch, methods=["GET"]),
    Route("/paper/poster/{activity}", arrive_paper.poster, methods=["GET"]),
    Route("/wall", walls.wall_form, methods=["GET"]),
    Route("/wall", walls.hang_up, methods=["POST"]),
    Route("/kept/{draft:uuid}", kept.was_saved, methods=["GET"]),
    Route("/file/{key}", file.file, methods=["GET"]),
    Route("/take/sheet.js", take.script, methods=["GET"]),
    Route("/take/{key}", take.sheet, methods=["GET"]),
    Route("/take/{key}/book", take.book, methods=["GET"]),
)
"""Doors behind the gate; they find who asks in scope["visitor"]."""

ROUTES: Final = [*OPEN, *WITH_SESSION]
MIDDLEWARE: Final = [Middleware(Gate, doors=WITH_SESSION, public_doors=OPEN)]
ERRORS: Final[dict[Any, Callable[[Any, Any], Any]]] = {
    HTTPException: errors.refused,
    Refusal: errors.foreseen,
    Exception: errors.broken,
}

"""The quarterly forms on A4: as they were signed, or as a draft that says so."""

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.files.quarterly import PrintedForm
from db.reads import quarterly as questions
from db.reads.bureau import house
from db.rules.calendar import Span, day_in_shanghai
from db.rules.periods import Named
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor, Right
from db.terms import FormKind
from db.work import reading
from db.work.retry import foreseen
from pages.doors.paper import page
from pages.doors.tongue import tongue_of
from pages.kit import quarterly, say
from pages.text import quarterly as text


async def form(request: Request) -> Response:
    """Give one of a quarter's forms to be printed, signed and sealed."""
    found = await run_in_threadpool(_form, request)
    return page(request, "form.html", quarterly=text, form=found, stay=True)


def _form(request: Request) -> PrintedForm:
    actor: Actor = request.scope["visitor"].actor
    if not actor.may(Right.SEE_REPORTS):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    quarter, kind = request.path_params["quarter"], request.path_params["form"]
    if kind not in set(FormKind):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    say.speak(tongue_of(request.scope))
    facts = {"quarter": quarter, "form": FormKind(kind)}
    try:
        named = Named(Span.QUARTER, period_of_quarter(quarter))
        with foreseen(), reading(engine()) as session:
            sheet = questions.sheet_of(session, actor, today=day_in_shanghai(datetime.now(UTC)), **facts)
            state = questions.quarter_state(session, actor, quarter=quarter)
            versions = questions.versions(session, actor, **facts)
            bureau = house(session, actor).name
    except Refusal as refusal:
        if refusal.code is Code.BAD_DAY:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise
    return quarterly.printed(sheet, named, state, versions[0] if versions else None, bureau)

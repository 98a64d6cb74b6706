"""The quarterly forms and the double report on A4: as they were signed; a form also as a draft that says so."""

from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.files.quarterly import PrintedForm
from db.files.report import Block
from db.reads import quarterly as questions
from db.reads import reports as double_questions
from db.reads.bureau import house
from db.rules.calendar import Span, day_in_shanghai
from db.rules.periods import Named
from db.rules.quarters import period_of_quarter
from db.rules.rights import Right
from db.terms import FormKind
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import allowed, speak
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import tongue_of
from pages.kit import double as papers
from pages.kit import quarterly, say
from pages.text import half_year as report_words
from pages.text import quarterly as text


async def form(request: Request) -> Response:
    """Give one of a quarter's forms to be printed, signed and sealed."""
    found = await run_in_threadpool(_form, request)
    await run_in_threadpool(
        note, request, shown="report/quarter", holds=quarterly.HOLDS[FormKind(request.path_params["form"])]
    )
    return page(request, "form.html", quarterly=text, form=found, stay=True)


async def double(request: Request) -> Response:
    """Give a signed report to be printed, for whoever it concerns."""
    blocks, mark = await run_in_threadpool(_double, request)
    await run_in_threadpool(note, request, shown="report/report", holds=papers.HOLDS)
    say.speak(tongue_of(request.scope))
    return page(request, "report.html", stay=True, half_year=report_words, blocks=blocks, mark=mark)


def _double(request: Request) -> tuple[tuple[Block, ...], str]:
    actor = allowed(request, Right.SEE_LETTERS)
    speak(request)
    try:
        report_id = UUID(request.path_params["report"])
        with foreseen(), reading(engine()) as session:
            found, bureau = double_questions.report(session, actor, report_id=report_id), house(session, actor).name
        return papers.blocks(found, bureau), papers.mark(found)
    except ValueError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise


def _form(request: Request) -> PrintedForm:
    actor = allowed(request, Right.SEE_REPORTS)
    quarter, kind = request.path_params["quarter"], request.path_params["form"]
    if kind not in set(FormKind):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    speak(request)
    facts = {"quarter": quarter, "form": FormKind(kind)}
    try:
        named = Named(Span.QUARTER, period_of_quarter(quarter))
        with foreseen(), reading(engine()) as session:
            versions = questions.versions(session, actor, **facts)
            version = _asked(versions, request.query_params.get("version", ""))
            today = day_in_shanghai(datetime.now(UTC))
            sheet = (
                questions.frozen(session, actor, version=version.version, **facts)
                if version
                else questions.sheet_of(session, actor, today=today, **facts)
            )
            state = questions.quarter_state(session, actor, quarter=quarter)
            bureau = house(session, actor).name
    except Refusal as refusal:
        if refusal.code is Code.BAD_DAY:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise
    return quarterly.printed(sheet, named, state, version, bureau)


def _asked(versions: Sequence[questions.Version], version: str) -> questions.Version | None:
    """Give the version asked for, else the newest; 404 for one that there is not."""
    if not version:
        return versions[0] if versions else None
    found = next((one for one in versions if str(one.version) == version), None)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found

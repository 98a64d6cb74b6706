"""The half-year report on A4: as it was signed, or as a draft that says so."""

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.files.report import Block
from db.reads import half_year as questions
from db.rules.calendar import day_in_shanghai
from db.rules.half_year import asked, half_year_named
from db.rules.rights import Right
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import allowed, speak
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import tongue_of
from pages.kit import reporting, say
from pages.kit.reporting import Report
from pages.text import half_year as text


async def report(request: Request) -> Response:
    """Give a half-year's report to be printed."""
    blocks, mark = await run_in_threadpool(_written, request)
    await run_in_threadpool(note, request, shown="report/half_year", holds="")
    say.speak(tongue_of(request.scope))
    return page(request, "report.html", half_year=text, blocks=blocks, mark=mark, stay=True)


def _written(request: Request) -> tuple[tuple[Block, ...], str]:
    speak(request)
    found = _report(request)
    return reporting.blocks(found), found.mark


def _report(request: Request) -> Report:
    actor = allowed(request, Right.SEE_REPORTS)
    half, language = request.path_params["half"], tongue_of(request.scope)
    today = day_in_shanghai(datetime.now(UTC))
    try:
        named = half_year_named(half)
        with foreseen(), reading(engine()) as session:
            if questions.signed(session, actor, half=half):
                return reporting.report_of(named, questions.paper(session, actor, half=half))
            own = questions.template(session, actor)
            words = own.text if own else reporting.default_text(language)
            values = questions.filled(session, actor, half=half, codes=asked(words), today=today)
    except Refusal as refusal:
        if refusal.code is Code.BAD_DAY:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise
    return Report(named, words, values, today)

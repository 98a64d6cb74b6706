"""The door of what is taken along: a sheet to print, to copy as text, to save as a picture or as a workbook."""

import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import IO, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.files.exports import XLSX, About, write_table
from db.rules.calendar import day_in_shanghai
from db.rules.classes import listed
from db.work import perform
from db.writes.journal import note_taken
from pages.doors.address import origin_of
from pages.doors.asking import asker
from pages.doors.file import given
from pages.doors.paper import page, sentence
from pages.doors.scripts import script_file, script_policy
from pages.kit import say
from pages.kit.taking import SHELF, Kept, counted, worded, written
from pages.text import taking as text

_BROAD: Final = 6
"""From so many columns on a table is printed on a sheet on its side."""

_IN_A_NAME: Final = 60


async def sheet(request: Request) -> Response:
    """Show a sheet to whom it was offered; that it was taken is written into the journal."""
    kept = _kept(request)
    if kept is None:
        return sentence(request, HTTPStatus.NOT_FOUND, text.GONE_TITLE, text.GONE)
    return await run_in_threadpool(_show, request, kept)


async def book(request: Request) -> Response:
    """Give a sheet's rows as a workbook whose cells are never formulas, with a second sheet that says what they are."""
    kept = _kept(request)
    if kept is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return await run_in_threadpool(_write, request, kept)


async def script(_request: Request) -> Response:
    """Give the sheet's own script."""
    return script_file("take.js")


def note(request: Request, *, shown: str, holds: str, form: str = "sheet") -> None:
    """Write into the journal that something was taken along from this page: printed, unless it has another form."""
    perform(
        engine(), asker(request), note_taken, now=datetime.now(UTC), origin=origin_of(request.scope),
        shown=shown, form=form, holds=listed(holds),
    )  # fmt: skip


def _kept(request: Request) -> Kept | None:
    return SHELF.find(request.path_params["key"], asker(request))


def _show(request: Request, kept: Kept) -> Response:
    note(request, shown=kept.path, holds=kept.sheet.holds)
    say.take_up(kept.voice)
    held = kept.sheet.rows()
    rows = [[written(cell) for cell in row] for row in held]
    answer = page(
        request, "take.html", take=text, kept=kept, rows=rows, counted=counted(held), key=request.path_params["key"],
        picture=kept.picture(), drawn=kept.sheet.picture is not None, broad=len(kept.sheet.headings) >= _BROAD,
        lines=kept.text(), name=_name(kept),
    )  # fmt: skip
    # the picture is drawn from an address that the page itself makes
    policy = script_policy().replace("img-src 'self'", "img-src 'self' blob:")
    answer.headers["Content-Security-Policy"] = policy
    return answer


def _write(request: Request, kept: Kept) -> Response:
    note(request, shown=kept.path, holds=kept.sheet.holds, form="workbook")
    say.take_up(kept.voice)
    sheet = kept.sheet
    told = [
        (text.TITLE, sheet.title), (text.PERIOD, sheet.period), (text.DEFINITION, sheet.definition),
        (text.AS_OF, kept.at),
    ]  # fmt: skip
    about = About(say.bare(text.ABOUT), [(say.bare(name), value) for name, value in told if value])
    rows = ([worded(cell) for cell in row] for row in sheet.rows())

    def write(to: IO[bytes]) -> None:
        write_table(to, say.bare(text.DATA), sheet.headings, rows, holds=sheet.columns, about=about)

    return given(write, name=f"{_name(kept)}.xlsx", mime=XLSX)


def _name(kept: Kept) -> str:
    # a file's name is made of letters, digits and dashes only
    title = re.sub(r"[\W_]+", "-", kept.sheet.title)[:_IN_A_NAME].strip("-")
    return f"{title}-{day_in_shanghai(kept.at).isoformat()}"

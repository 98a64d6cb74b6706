"""What is printed and sealed: a contact slip with its receipt, an agreement of both sides, each on A4."""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.files.papers import Paper
from db.reads.agreements import AgreementDetail, agreement_detail
from db.reads.checkins import SlipDetail, slip_detail
from db.reads.labels import labels_on
from db.rules.calendar import day_in_shanghai
from db.rules.labels import Labels
from db.rules.rights import Actor, Right
from db.terms import Labelled
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import allowed, speak
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import tongue_of
from pages.kit import agreeing, say, slipping
from pages.kit.labelling import Labelling
from pages.text import letters
from pages.text import slips as text
from pages.text.telling import spoken

T = TypeVar("T")

_HOLDS: Final = "branch_checkin.contact branch_checkin.contact_phone branch_checkin.liaison branch.name community.name"


async def slip(request: Request) -> Response:
    """Give a slip and its receipt; what the community has not said yet is left blank for the pen."""
    found, labels = await run_in_threadpool(_asked, request, _slip)
    await run_in_threadpool(note, request, shown="checkin/slip", holds=_HOLDS)
    language = tongue_of(request.scope)
    say.speak(language)
    told = {
        # what nobody knows is left blank for the pen
        "numbers": slipping.numbers(found),
        "day": spoken(found.line.day, language),
        "received": spoken(found.line.received_on, language) if found.line.received_on else "",
    }
    head, receipt = (Labelling(form, own).bare for form, own in labels.items())
    return page(request, "slip.html", slips=text, slip=found, told=told, head=head, receipt=receipt, stay=True)


async def agreement(request: Request) -> Response:
    """Give an agreement to be signed and sealed by both sides."""
    paper = await run_in_threadpool(_paper, request)
    await run_in_threadpool(note, request, shown="checkin/agreement", holds=agreeing.HOLDS)
    say.speak(tongue_of(request.scope))
    return page(request, "letters.html", papers=[paper], letters=letters, stay=True)


def _paper(request: Request) -> Paper:
    found = _asked(request, _agreement)
    speak(request)
    return agreeing.paper(found)


def _slip(session: Any, actor: Actor, code: str) -> tuple[SlipDetail, dict[Labelled, Labels]]:  # noqa: ANN401 - a session, which pages never name
    found = slip_detail(session, actor, code=code)
    forms = (Labelled.SLIP, Labelled.RECEIPT)
    return found, {form: labels_on(session, actor, form=form, day=found.line.day) for form in forms}


def _agreement(session: Any, actor: Actor, code: str) -> AgreementDetail:  # noqa: ANN401 - as above
    return agreement_detail(session, actor, code=code, today=day_in_shanghai(datetime.now(UTC)))


def _asked(request: Request, question: Callable[[Any, Actor, str], T]) -> T:
    actor = allowed(request, Right.SEE_CHECKINS)
    try:
        with foreseen(), reading(engine()) as session:
            return question(session, actor, request.path_params["code"])
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise

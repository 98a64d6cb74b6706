"""What is printed and sealed: a contact slip with its receipt, a member's data form, an agreement, each on A4."""

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
from db.reads.claims import ClaimLine, claims_of
from db.reads.labels import labels_on
from db.reads.members import MemberDetail, member_detail, own_detail
from db.rules.calendar import day_in_shanghai
from db.rules.labels import Labels
from db.rules.moves import LIVE_CLAIMS
from db.rules.rights import Actor, Right
from db.terms import ClaimTarget, Labelled
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import allowed, asker, speak
from pages.doors.paper import page
from pages.doors.take import note
from pages.doors.tongue import tongue_of
from pages.kit import agreeing, checking, say, slipping
from pages.kit.labelling import Labelling
from pages.text import data_form, letters
from pages.text import slips as text
from pages.text.telling import listing, month, spoken

T = TypeVar("T")

_FORM: Final = (
    "member.name member.phone member.gender member.born member.nation member.education member.joined_party member.duty "
    "member.estate member.intents member_checkin.branch_opinion member_checkin.community_opinion"
)
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


async def member(request: Request) -> Response:
    """Give a member's data form with both opinions, to whoever may see the member; the unknown is left for the pen."""
    found, claims, labels = await run_in_threadpool(_found, request, _member)
    await run_in_threadpool(note, request, shown="checkin/member", holds=_FORM)
    language = tongue_of(request.scope)
    say.speak(language)
    checkin = found.live
    told = {
        "born": month(found.born, language) if found.born else "",
        "joined_party": month(found.joined_party, language) if found.joined_party else "",
        "times": " · ".join(map(checking.time, found.times)),
        "skills": listing((say.either(held.name, held.name_en) for held in found.skills), language),
        "certificates": listing((held.certificate for held in found.skills if held.certificate), language),
        "claims": listing((line.title for line in claims), language),
        "day": spoken(checkin.day, language) if checkin else "",
    }
    opinions = {
        "branch_opinion": checkin.branch_opinion if checkin else None,
        "community_opinion": checkin.community_opinion if checkin else None,
    }
    return page(
        request, "member.html", words=data_form, who=found, told=told, opinions=opinions,
        head=Labelling(Labelled.DATA_FORM, labels).bare, spoken=lambda day: spoken(day, language), stay=True,
    )  # fmt: skip


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


def _member(session: Any, actor: Actor, code: str) -> tuple[MemberDetail, list[ClaimLine], Labels]:  # noqa: ANN401 - as above
    mine, today = own_detail(session, actor), day_in_shanghai(datetime.now(UTC))
    if (mine is None or mine.code != code) and not actor.may(Right.SEE_PEOPLE):
        raise Refusal(Code.NOT_FOUND, table="member")
    found = member_detail(session, actor, code=code)
    if found.forgotten:
        raise Refusal(Code.NOT_FOUND, table="member")
    taken = claims_of(session, actor, member_id=found.id, today=today)
    posts = [line for line in taken if line.target is ClaimTarget.POST and line.status in LIVE_CLAIMS]
    return found, posts, labels_on(session, actor, form=Labelled.DATA_FORM, day=today)


def _asked(request: Request, question: Callable[[Any, Actor, str], T]) -> T:
    allowed(request, Right.SEE_CHECKINS)
    return _found(request, question)


def _found(request: Request, question: Callable[[Any, Actor, str], T]) -> T:
    actor = asker(request)
    try:
        with foreseen(), reading(engine()) as session:
            return question(session, actor, request.path_params["code"])
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise

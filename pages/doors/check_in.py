"""The door of a community: members fill in the data form on their own phone, without an account, and learn nothing."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from uuid import UUID, uuid4

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.door_forms import CommunityDoor, community_door
from db.reads.labels import labels_on
from db.rules import passes
from db.rules.calendar import day_in_shanghai
from db.rules.door_forms import TIMES, Written
from db.rules.labels import Labels
from db.rules.passes import Opening
from db.rules.rights import Right, stranger
from db.terms import Gender, Labelled
from db.work import reading
from db.work.keys import sign_key
from db.work.retry import foreseen
from db.writes.door_forms import send_form
from pages.doors.address import origin_of
from pages.doors.arrive_pace import AT_ONCE, Pace
from pages.doors.asking import allowed
from pages.doors.errors import PASSING
from pages.doors.errors import foreseen as answer_foreseen
from pages.doors.forms import sent
from pages.doors.paper import page
from pages.doors.sign_in import as_stranger
from pages.doors.tongue import HOME, tongue_of
from pages.kit import codes, say
from pages.kit.labelling import Labelling
from pages.text import arrive, data_form
from pages.text import door_forms as text
from pages.text.phrase import Phrase
from pages.text.refusals import sentence as sentence_for

_WRONG = frozenset({Code.EMPTY, Code.TOO_LONG, Code.BAD_PHONE, Code.BAD_DAY})
# a whole office may stand behind one address; one opened page is one person who may mistype
_by_address, _by_opening = Pace(60, 1.0), Pace(10, 0.2)


@dataclass(frozen=True, slots=True)
class Door:
    """What the form shows: the community, its labels, by which opening and under which key it is sent."""

    place: CommunityDoor
    labels: Labels
    opening: str
    key: str


async def open_form(request: Request) -> Response:
    """Show the form to whoever comes with a code; an old one opens it too, and is told to the clerk."""
    community, now = request.path_params["community"], datetime.now(UTC)
    try:
        doubt = passes.doubt_about(sign_key(), passes.at_community(community), request.path_params["shown"], now)
        signed = _signed(community, Opening(secrets.token_hex(6), now, doubt))
        door = await run_in_threadpool(_door, community, signed, str(uuid4()))
    except Refusal as refusal:
        return await answer_foreseen(request, refusal) if refusal.code in PASSING else _closed(request)
    except ValueError:
        return _closed(request)
    return _form(request, door, {})


async def take_form(request: Request) -> Response:
    """Take a form: whoever sends it hears that it waits, whoever it names."""
    typed = await sent(request)
    community = request.path_params["community"]
    try:
        opening = passes.read_opening(sign_key(), passes.at_community(community), typed.get("opening", "")[:120])
        key = UUID(typed.get("key", ""))
        if not _may_go_on(request, opening):
            return _said(request, HTTPStatus.TOO_MANY_REQUESTS, arrive.SLOWLY_TITLE, arrive.SLOWLY)
    except (Refusal, ValueError):
        return _closed(request)
    # without a database the form still stands, under the community's code
    door = Door(CommunityDoor(community, community, "", demo=False), {}, typed["opening"], str(key))
    try:
        door = await run_in_threadpool(_door, community, door.opening, door.key)
        async with AT_ONCE:
            await run_in_threadpool(_sent, request, opening, key, _written(typed))
    except Refusal as refusal:
        return _refused(request, door, typed, refusal)
    return _said(request, HTTPStatus.OK, text.SENT_TITLE, text.SENT, demo=door.place.demo)


async def poster(request: Request) -> Response:
    """Give a community's poster with the code that does not change, for whoever takes members in there."""
    place = await run_in_threadpool(_own, request)
    address = codes.community_address(str(request.url), place.code)
    return page(
        request, "check_in_poster.html", arrive=arrive, door=text, place=place, address=address,
        picture=codes.picture(address), stay=True,
    )  # fmt: skip


def _door(community: str, signed: str, key: str) -> Door:
    nobody, today = stranger(HOME), day_in_shanghai(datetime.now(UTC))
    with foreseen(), reading(engine()) as session:
        place = community_door(session, nobody, code=community)
        return Door(place, labels_on(session, nobody, form=Labelled.DATA_FORM, day=today), signed, key)


def _own(request: Request) -> CommunityDoor:
    actor = allowed(request, Right.RECEIVE_SLIP)
    try:
        with foreseen(), reading(engine()) as session:
            return community_door(session, actor, code=request.path_params["community"], own=True)
    except Refusal as refusal:
        if refusal.code is Code.NOT_FOUND:
            raise HTTPException(HTTPStatus.NOT_FOUND) from refusal
        raise


def _signed(community: str, opening: Opening) -> str:
    return passes.sign_opening(sign_key(), passes.at_community(community), opening)


def _may_go_on(request: Request, opening: Opening) -> bool:
    now = time.monotonic()
    return _by_address.allows(origin_of(request.scope), now) and _by_opening.allows(opening.id, now)


def _written(typed: Mapping[str, str]) -> Written:
    gender = typed.get("gender", "")
    return Written(
        name=typed.get("name", ""),
        phone=typed.get("phone", ""),
        unit=typed.get("unit", ""),
        gender=Gender(gender) if gender in set(Gender) else None,
        born=typed.get("born", ""),
        duty=typed.get("duty", ""),
        lives_here=bool(typed.get("lives_here")),
        times=frozenset(name for name in TIMES if typed.get(f"time-{name}")),
        abilities=typed.get("abilities", ""),
        nation=typed.get("nation", ""),
        education=typed.get("education", ""),
        joined_party=typed.get("joined_party", ""),
        estate=typed.get("estate", ""),
        intents=typed.get("intents", ""),
    )


def _sent(request: Request, opening: Opening, key: UUID, written: Written) -> None:
    community = request.path_params["community"]
    as_stranger(request, send_form, community_code=community, opening=opening, key=key, written=written)


def _refused(request: Request, door: Door, typed: Mapping[str, str], refusal: Refusal) -> Response:
    if refusal.code is Code.ALREADY_SENT:
        # the same one was faster
        return _said(request, HTTPStatus.OK, text.SENT_TITLE, text.SENT, demo=door.place.demo)
    if refusal.code is Code.FULL:
        return _said(request, HTTPStatus.TOO_MANY_REQUESTS, arrive.SLOWLY_TITLE, text.FULL)
    if refusal.code is Code.NOT_FOUND:
        return _closed(request)
    if refusal.code in PASSING:
        return _form(request, door, typed, again=sentence_for(refusal))
    if refusal.code not in _WRONG:
        raise refusal
    field = str(refusal.facts.get("field", "phone"))
    wrong = text.TOO_LONG if refusal.code is Code.TOO_LONG else text.MISSING.get(field, text.TOO_LONG)
    return _form(request, door, typed, field=field, wrong=wrong)


def _form(
    request: Request,
    door: Door,
    typed: Mapping[str, str],
    *,
    field: str = "",
    wrong: Phrase | None = None,
    again: Phrase | None = None,
) -> Response:
    say.speak(tongue_of(request.scope))
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.SERVICE_UNAVAILABLE if again else HTTPStatus.OK
    told = {field: say.bare(wrong)} if wrong else {}
    return page(
        request, "check_in.html", status=status, demo=door.place.demo, door=text, more=data_form, form=door,
        typed=typed, head=Labelling(Labelled.DATA_FORM, door.labels).bare, genders=list(Gender), wrong=told,
        again=again, stay=not wrong and not again,
    )  # fmt: skip


def _closed(request: Request) -> Response:
    return _said(request, HTTPStatus.FORBIDDEN, text.WRONG_TITLE, text.WRONG)


def _said(request: Request, status: HTTPStatus, title: Phrase, words: Phrase, *, demo: bool = False) -> Response:
    return page(request, "rated.html", status=status, demo=demo, title=title, words=words)

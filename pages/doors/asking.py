"""Who asks at a door behind the gate, and whether they may."""

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from db.engine import engine
from db.reads.kinds import kinds_ever
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor, Right, stranger
from db.work import reading
from db.work.retry import foreseen
from pages.doors.tongue import HOME, tongue_of
from pages.kit import say
from pages.text import called


def speak(request: Request) -> None:
    """Speak the visitor's language, and call the entries of lists as the bureau does; for a door that says them."""
    say.speak(tongue_of(request.scope))
    with foreseen(), reading(engine()) as session:
        called.keep(kinds_ever(session, stranger(HOME)), day_in_shanghai(datetime.now(UTC)))


def asker(request: Request) -> Actor:
    """Give who asks, as the gate found them."""
    actor: Actor = request.scope["visitor"].actor
    return actor


def allowed(request: Request, right: Right) -> Actor:
    """Give who asks; HTTPException(403) for whoever lacks the right."""
    actor = asker(request)
    if not actor.may(right):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return actor

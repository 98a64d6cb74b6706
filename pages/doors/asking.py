"""Who asks at a door behind the gate, and whether they may."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from db.rules.rights import Actor, Right


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

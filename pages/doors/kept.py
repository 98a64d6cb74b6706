"""The doors by which the browser keeps what is typed: whether a form's draft was saved, and that all is forgotten."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from db.engine import engine
from db.reads.drafts import was_sent
from db.rules.rights import Actor
from db.terms import DraftId
from db.work import reading
from db.work.retry import foreseen
from pages.doors.asking import asker
from pages.doors.scripts import script_file


async def forget(_request: Request) -> Response:
    """Give the script by which the tab forgets what is typed and not saved, once somebody has signed out."""
    return script_file("forget.js")


async def was_saved(request: Request) -> Response:
    """Tell whether one's own draft was saved, for a page that lost the answer."""
    sent = await run_in_threadpool(_was_sent, asker(request), request.path_params["draft"])
    return JSONResponse({"sent": sent}, headers={"Cache-Control": "no-store"})


def _was_sent(actor: Actor, draft: DraftId) -> bool:
    with foreseen(), reading(engine()) as session:
        return was_sent(session, actor, draft_id=draft)

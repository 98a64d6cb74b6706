"""Two probes for whoever watches over the server: alive, and ready to serve. They say nothing of anybody."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from db.engine import engine
from db.reads.health import Health, health
from db.work import reading


async def healthz(_request: Request) -> JSONResponse:
    """Answer that the process is alive."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def readyz(_request: Request) -> JSONResponse:
    """Answer whether the database can be read, has this code's schema, and has room; 503 when not."""
    found = await run_in_threadpool(_ask)
    status = HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE
    facts = {name: "ok" if getattr(found, name) else "failed" for name in ("database", "schema", "disk")}
    return JSONResponse(facts, status, headers={"Cache-Control": "no-store"})


def _ask() -> Health:
    with reading(engine()) as session:
        return health(session)

"""The files of the application's pages, sent compressed and kept by browsers for a year: names change with content."""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pages.doors import page_scripts
from pages.doors.index import FILES

_FOREVER: Final = "public, max-age=31536000, immutable"
_WORTH_IT: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
}
"""Files that compression makes smaller, with their types: the system's own table differs from machine to machine."""


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    # looked up by name and never by path, so that nothing outside can be asked for
    theirs = {
        f"/{path.relative_to(FILES).as_posix()}": path for path in (FILES / "static").rglob("*") if path.is_file()
    }
    return theirs | page_scripts.FILES


async def asset(request: Request) -> Response:
    """Answer a request for one of Streamlit's hashed files, or of ours; 404 for anything else."""
    path = _files().get(request.url.path)
    if path is None:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    kind = _WORTH_IT.get(path.suffix)
    if kind is None or "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(path, headers=headers, media_type=kind)
    body = await run_in_threadpool(_compressed, path)
    return Response(body, media_type=kind, headers=headers | {"Content-Encoding": "gzip"})


@lru_cache(maxsize=1024)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)

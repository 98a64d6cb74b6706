"""Scripts of our own beside the plain pages, for what must go on without a network."""

from pathlib import Path
from typing import Final

from starlette.responses import Response

from pages.doors.paper import policy

_FILES: Final = Path(__file__).parent / "templates"


def script_file(name: str) -> Response:
    """Give one of our scripts; browsers ask each time whether it changed."""
    body = (_FILES / name).read_text("utf-8")
    return Response(body, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def script_policy() -> str:
    """Give the content security policy of a page with a script: ours, from this house, and nothing else."""
    return policy() + "; script-src 'self'; connect-src 'self'; worker-src 'self'"

"""What a plain HTML form sends: read within bounds, and never a file."""

from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

_MOST_BYTES: Final = 16 * 1024
_MOST_FIELDS: Final = 20


async def sent(request: Request) -> dict[str, str]:
    """Give a form's fields by name; 413 when there is too much of it, 400 when it cannot be read."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise HTTPException(400) from None

"""Files as their writers make them, for a test that opens one."""

import io
from collections.abc import Callable
from typing import IO


def made(write: Callable[[IO[bytes]], object]) -> bytes:
    """Give all that a writer writes."""
    to = io.BytesIO()
    write(to)
    return to.getvalue()

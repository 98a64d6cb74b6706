"""Our own scripts of the application's pages: kept by browsers for good, because their addresses change with them."""

import hashlib
from pathlib import Path
from typing import Final

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MARK_LENGTH: Final = 12


def _addressed(name: str) -> str:
    mark = hashlib.sha256((_TEMPLATES / name).read_bytes()).hexdigest()[:_MARK_LENGTH]
    return f"/static/own/{name.removesuffix('.js')}.{mark}.js"


WORDLESS: Final = "picking.js", "taps.js", "back.js"
"""They pick on the map, hear quick taps as one and lead back page by page, and have nothing to say."""

ADDRESSES: Final = {name: _addressed(name) for name in ("kept.js", "menu.js", "first.js", *WORDLESS)}
"""Name → address. The others keep what is typed, see to the menu, and clear the first look away."""

FILES: Final = {address: _TEMPLATES / name for name, address in ADDRESSES.items()}
"""Address → file."""

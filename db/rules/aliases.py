"""An alias hides: neither it nor the thing wished for may carry the name of the person behind it."""

import re
from typing import Final

_NAME: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 2


def tells_who(person: str, *shown: str) -> bool:
    """Whether one of the texts that everybody sees carries the name with which the sealed text begins."""
    name = _NAME.search(person)
    return name is not None and len(name[0]) >= _SHORTEST and any(name[0] in text for text in shown)

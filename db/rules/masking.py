"""How names and telephones are shown to those who may not see them in full."""

from typing import Final

_STAR: Final = "*"

NOBODY: Final = "*"
"""The name of whoever has been forgotten."""

_HEAD: Final = 3
_TAIL: Final = 4
_LEAST_HIDDEN: Final = 1


def masked_name(name: str) -> str:
    """Give a name with its middle hidden: 张三 → 张*, 张小三 → 张*三; how long it is stays visible."""
    first, rest = name[:1], name[1:]
    if not rest:
        return _STAR if first else ""
    return first + _STAR if len(rest) == 1 else first + _STAR * (len(rest) - 1) + rest[-1]


def masked_phone(phone: str) -> str:
    """Give a telephone with its middle hidden: 13812345678 → 138****5678; a short one keeps its last two digits."""
    if len(phone) < _HEAD + _TAIL + _LEAST_HIDDEN:
        return _STAR * _TAIL + phone[-2:] if phone else ""
    return phone[:_HEAD] + _STAR * (len(phone) - _HEAD - _TAIL) + phone[-_TAIL:]


def masked_tail(phone: str) -> str:
    """Give the tail of a telephone with its first half hidden, enough to know one's own: 13812345678 → **78."""
    return _STAR * 2 + phone[-2:] if phone else ""

"""The shades of a map: five classes from few to many, what is unknown, and the folded corner; as classes of a sheet.

A tile names its shade by a word of a few letters: hundreds of tiles that each bring their colours are heavy to draw.
"""

from typing import Final

_BLACK: Final = "#0B0E11"
_WHITE: Final = "#FFFFFF"
SCALES: Final = {
    "light": (
        ("#FFF3B8", _BLACK), ("#D9CB7E", _BLACK), ("#8FA08C", _BLACK), ("#3F6FA0", _WHITE), ("#0B2F66", _WHITE),
    ),
    "dark": (
        ("#24344F", _WHITE), ("#3D5A80", _WHITE), ("#7F8C8D", _BLACK), ("#CFC067", _BLACK), ("#FFEB6B", _BLACK),
    ),
}  # fmt: skip
"""Five classes from few to many, in the order of light that every eye keeps, with the ink that reads on each."""

FOLD: Final = {"light": "#D55E00", "dark": "#FF9F43"}
EDGE: Final = {"light": "#57606A", "dark": "#A9B1BA"}
_UNKNOWN: Final = {"light": ("#FFFFFF", "#57606A"), "dark": ("#14171A", "#A9B1BA")}


def colours(band: int | None, theme: str) -> tuple[str, str]:
    """Give the ground of a class and the ink on it."""
    return _UNKNOWN[theme] if band is None else SCALES[theme][band]


def tint(band: int | None, theme: str) -> str:
    """Give the name of a class in the sheet."""
    return f"ss-{theme[0]}{'u' if band is None else band}"


def fold(theme: str) -> str:
    """Give a folded corner with an edge: it is seen without its colour, too."""
    return f'<i class="ss-{theme[0]}f"></i>'


def _rules(theme: str) -> str:
    said = []
    for band in (None, *range(len(SCALES[theme]))):
        name, (ground, ink) = tint(band, theme), colours(band, theme)
        edge = f";border:1px dashed {EDGE[theme]}" if band is None else ""
        said.append(f".ss-tiles .{name}.{name},.ss-key s.{name}{{background:{ground};color:{ink}{edge}}}")
    corner = f"{_WHITE} 45% 52%,{FOLD[theme]} 52%"
    return "".join([*said, f"i.ss-{theme[0]}f{{background:linear-gradient(45deg,transparent 45%,{corner})}}"])


STYLE: Final = f"<style>{''.join(map(_rules, SCALES))}</style>"

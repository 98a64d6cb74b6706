"""The theme's inks: what is written quietly still reads, on either ground."""

import tomllib
from pathlib import Path

import pytest

from tests.pages.kit.test_maps import contrast

THEME = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
QUIET = 0.6
"""How much of the ink Streamlit gives to captions."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_captions_read_on_every_ground(theme: str, ground: str) -> None:
    colours = THEME[theme]

    quiet = mixed(colours["textColor"], colours[ground], QUIET)

    assert contrast(quiet, colours[ground]) >= 4.5


def mixed(ink: str, ground: str, share: float) -> str:
    parts = [round(share * int(ink[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)

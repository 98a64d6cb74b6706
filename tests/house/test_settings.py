"""Every setting is told to the people who run the product, in both languages."""

import re
from collections.abc import Iterable

import pytest

from db.settings import Settings
from tests.house.tree import ROOT

READMES = ("README.md", "README.zh-CN.md")


def names() -> list[str]:
    """Give the environment's names of all settings."""
    return [(field.alias or name).upper() for name, field in Settings.model_fields.items()]


def untold(settings: Iterable[str], readme: str) -> list[str]:
    """Name the settings without a line of their own in the table."""
    return [name for name in settings if not re.search(rf"^\|\s*`{name}`\s*\|", readme, re.MULTILINE)]


def test_a_setting_without_a_line_is_found() -> None:
    assert untold(["DATABASE_URL", "KEY"], "| `DATABASE_URL` | where |\n\nKEY is nice") == ["KEY"]


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_stands_in_the_table(readme: str) -> None:
    assert "DATABASE_URL" in names()
    assert untold(names(), (ROOT / readme).read_text("utf-8")) == []

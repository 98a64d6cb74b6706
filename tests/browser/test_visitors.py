"""The watch over the wire, seen to work."""

import pytest

from tests.browser.visitors import Visitors, is_foreign


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://127.0.0.1:8501/_stcore/health", False),
        ("ws://localhost:8501/_stcore/stream", False),
        ("data:image/svg+xml,%3Csvg/%3E", False),
        ("blob:http://127.0.0.1:8501/1", False),
        ("https://fonts.example.org/a.woff2", True),
        ("ws://127.0.0.1.example.org/", True),
    ],
)
def test_only_other_machines_are_foreign(url: str, *, foreign: bool) -> None:
    found = is_foreign(url)

    assert found == foreign


def test_a_page_that_calls_another_machine_is_noticed(visitors: Visitors) -> None:
    page = visitors.come()

    page.set_content('<img src="http://picture.invalid/1.png">')

    assert visitors.foreign == ["http://picture.invalid/1.png"]
    visitors.foreign.clear()

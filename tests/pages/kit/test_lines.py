"""A record's fields: each name and value as it was typed, and nothing of what is unknown."""

from xml.etree import ElementTree as ET

from streamlit.testing.v1 import AppTest

from tests.pages.kit.test_maps import EVIL


def page() -> None:
    from pages.kit import lines  # noqa: PLC0415 - a script of its own
    from pages.text.phrase import Phrase  # noqa: PLC0415 - as above
    from tests.pages.kit.test_maps import EVIL  # noqa: PLC0415 - as above

    lines.facts({Phrase("社区", "Community"): EVIL, Phrase("人数", "People"): 0})
    lines.facts([(Phrase("地点", "Place"), ""), (Phrase("等次", "Grade"), None)])


def test_fields_show_what_was_typed_and_leave_out_what_nobody_knows() -> None:
    screen = AppTest.from_function(page).run()

    (markup,) = [str(element.proto.body) for element in screen.get("html")]
    fields = ET.fromstring(markup)  # noqa: S314 - our own markup
    assert [(one.findtext("dt"), one.findtext("dd")) for one in fields] == [("社区", EVIL), ("人数", "0")]

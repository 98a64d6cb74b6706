"""What Streamlit would work out anew is answered from memory, and is the same."""

import pytest
from streamlit import config
from streamlit.config import CustomThemeCategories
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from pages.doors import tuning


@pytest.mark.parametrize("section", ["theme", *(f"theme.{one.value}" for one in CustomThemeCategories)])
def test_a_browser_is_told_the_same_theme_as_without_the_memory(section: str) -> None:
    fresh, remembered = CustomThemeConfig(), CustomThemeConfig()

    tuning.worked_out(fresh, section)
    tuning.theme_from_memory(remembered, section)

    assert remembered == fresh
    assert remembered.ByteSize() > 0 or not any(config.get_options_for_section(section).values())


def test_a_server_answers_from_this_memory() -> None:
    tuning.remember()

    assert vars(app_session)["_populate_theme_msg"] is tuning.theme_from_memory

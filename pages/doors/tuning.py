"""What Streamlit works out anew for every run and every tick, though it stands still while the server does."""

from functools import lru_cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

worked_out = app_session._populate_theme_msg  # noqa: SLF001 - a test notices when another version names it otherwise


@lru_cache
def _theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    worked_out(theme, section)
    return theme


def theme_from_memory(msg: CustomThemeConfig, section: str = "theme") -> None:
    """Tell a browser a section of the theme, read from the settings once: that was a quarter of an idle tick."""
    if (theme := _theme(section)).ByteSize():
        msg.MergeFrom(theme)


def remember() -> None:
    """Let this process answer from memory from now on."""
    app_session._populate_theme_msg = theme_from_memory  # noqa: SLF001 - as above

"""A browser and its machine in two words."""

import pytest

from pages.doors.device import device

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (CHROME, "Chrome · Windows · 10.0.0.7"),
        (f"{CHROME} Edg/141.0", "Edge · Windows · 10.0.0.7"),
        (WECHAT, "WeChat · Android · 10.0.0.7"),
        (SAFARI, "Safari · iPhone · 10.0.0.7"),
        ("<script>", "10.0.0.7"),
        ("", "10.0.0.7"),
    ],
)
def test_a_device_is_told_in_words_a_person_knows(user_agent: str, words: str) -> None:
    assert device(user_agent, "10.0.0.7") == words

"""A browser and its machine in two words, as a person would tell their devices apart."""

from typing import Final

# the first that is found wins: many browsers also call themselves by the names of others
_BROWSERS: Final = {
    "MicroMessenger": "WeChat",
    "DingTalk": "DingTalk",
    "Edg": "Edge",
    "Firefox": "Firefox",
    "QQBrowser": "QQ",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_MACHINES: Final = {
    "Windows": "Windows",
    "Android": "Android",
    "HarmonyOS": "HarmonyOS",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Macintosh": "Mac",
    "Linux": "Linux",
}


def device(user_agent: str, address: str) -> str:
    """Give browser, machine and network address; what is unknown is left out."""
    found = (next((name for mark, name in table.items() if mark in user_agent), "") for table in (_BROWSERS, _MACHINES))
    return " · ".join(part for part in (*found, address) if part)

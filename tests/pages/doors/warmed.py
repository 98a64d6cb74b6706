"""A server's warming up by itself, as a process: says what was loaded before, and what is afterwards."""

import gc
import sys

from pages.doors.opening import warm_up

DRAWN = ("plotly.graph_objects", "pages.kit.maps")
FORKED_WITH = ("plotly.graph_objects", "pages.kit.")
LOADED = [*DRAWN]
"""Something that is there before the warming up, as all that a server has loaded."""


def told() -> str:
    """Say whether what pages are drawn with is loaded, and whether what is there is taken for lasting."""
    lasting = not any(one is LOADED for one in gc.get_objects())
    return f"{[name in sys.modules for name in DRAWN]} {lasting}\n"


def main() -> None:
    """Forget what this process was forked with, and warm up."""
    for name in [name for name in sys.modules if name.startswith(FORKED_WITH)]:
        del sys.modules[name]
    sys.stdout.write(told())
    warm_up()
    sys.stdout.write(told())


if __name__ == "__main__":
    main()

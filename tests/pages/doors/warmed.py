"""A server's warming up by itself, as a process: says what was loaded before, and what is afterwards."""

import gc
import sys

from pages.doors.opening import warm_up

DRAWN = ("plotly", "pages.kit.maps")
FORKED_WITH = ("plotly", "pages.kit.")
MANY = 100_000


def told() -> str:
    """Say whether what pages are drawn with is loaded, and whether all that is loaded is taken for lasting."""
    return f"{[name in sys.modules for name in DRAWN]} {gc.get_freeze_count() > MANY}\n"


def main() -> None:
    """Forget what this process was forked with, and warm up."""
    for name in [name for name in sys.modules if name.startswith(FORKED_WITH)]:
        del sys.modules[name]
    gc.unfreeze()
    sys.stdout.write(told())
    warm_up()
    sys.stdout.write(told())


if __name__ == "__main__":
    main()

"""A migration that kills itself before one of its statements: python -m tests.db.killed URL NUMBER."""

import os
import signal
import sys

from sqlalchemy import event

from db.engine import make_engine
from db.migrations import migrate


def main(url: str, number: str) -> None:
    """Migrate a database up to its n-th statement."""
    engine, left = make_engine(url), int(number)

    def count(*_about: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    migrate(engine)


if __name__ == "__main__":
    main(*sys.argv[1:])

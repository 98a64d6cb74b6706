"""python -m seed demo|reference|ledger: each begins a database in its own way."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Final

COMMANDS: Final = {
    "demo": ("seed.demo.command", "a whole invented city, to look around in"),
    "reference": ("seed.reference", "a real database: skills and point rules, nobody in it"),
    "ledger": ("seed.ledger", "a folder of the bureau's own spreadsheets"),
}
"""By name, the module that does it and what it begins with."""


class _Help(argparse.ArgumentDefaultsHelpFormatter):
    """Help that names a default where there is one."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return super()._get_help_string(action) if action.default else action.help


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one seed; 0 when it is done, 1 when it was refused, in one plain sentence."""
    given = sys.argv[1:] if arguments is None else [*arguments]
    parser = argparse.ArgumentParser(
        prog="python -m seed",
        description="Begin a database. DATABASE_URL says which; without it, data/sanshuang.db in this folder.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name, (module, help_) in COMMANDS.items():
        command = commands.add_parser(name, help=help_, formatter_class=_Help)
        if name in given:
            # only what is asked for is loaded
            command.set_defaults(run=_load(module, command))
    chosen = parser.parse_args(given)
    code: int = chosen.run(chosen)
    return code


def _load(module: str, command: argparse.ArgumentParser) -> object:
    seed = importlib.import_module(module)
    seed.add_arguments(command)
    return seed.run


if __name__ == "__main__":
    sys.exit(main())

"""The command for measurements.

python -m tests.bench NAME            a table
python -m tests.bench NAME --json     {"rows": […], "reaches": {NAME: {"target": …, "measured": …, "met": …}}}
python -m tests.bench NAME --help     its sizes

A measurement is a module of this folder with options(parser) and run(arguments) -> Report.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence

from tests import bench

FORM = {"__main__", "report"}


def names() -> list[str]:
    """Give the measurements there are."""
    found = {module.name for module in pkgutil.iter_modules(bench.__path__) if not module.ispkg} - FORM
    return sorted(name for name in found if not name.startswith("test_"))


def main(arguments: Sequence[str]) -> int:
    """Run one measurement; 0 when it came to its end, whatever it measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure one thing.")
    parser.add_argument("name", choices=names())
    chosen = parser.parse_args(arguments[:1])
    measurement = importlib.import_module(f"tests.bench.{chosen.name}")
    own = argparse.ArgumentParser(prog=f"python -m tests.bench {chosen.name}", description=measurement.__doc__)
    own.add_argument("--json", action="store_true", help="write the figures for machines")
    measurement.options(own)
    wished = own.parse_args(arguments[1:])
    report = measurement.run(wished)
    sys.stdout.write(f"{report.as_json() if wished.json else report.as_table()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The command for measurements.

python -m tests.bench                 what can be measured, a line each
python -m tests.bench NAME            a table
python -m tests.bench NAME --json     {"rows": […], "reaches": {NAME: {"target": …, "measured": …, "met": …}}}
python -m tests.bench NAME --help     its sizes

A measurement is a module of this folder with options(parser) and run(arguments) -> Report.
"""

import argparse
import ast
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path


def measurements() -> dict[str, str]:
    """Give the measurements there are, with the first line of what each says of itself; nothing is imported."""
    trees = {path.stem: ast.parse(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.py"))}
    return {
        name: (ast.get_docstring(tree) or "").partition("\n")[0]
        for name, tree in trees.items()
        if {"options", "run"} <= {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    }


def main(arguments: Sequence[str]) -> int:
    """Run one measurement; 0 when it came to its end, whatever it measured."""
    known = measurements()
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="\n".join(f"{name:10}{line}" for name, line in known.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", choices=list(known), metavar="NAME")
    if not arguments:
        parser.print_help()
        return 0
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

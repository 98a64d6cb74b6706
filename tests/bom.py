"""A bill of materials: every package of the closure, its exact version, its licence, who asks for it, its hashes.

python -m tests.bom            a table
python -m tests.bom --json     CycloneDX 1.6, for scanners
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

from tests.bench.report import table
from tests.pins import PRODUCT, by_hand, locked, plain


@dataclass(slots=True)
class Part:
    """One package of what the product runs on."""

    name: str
    version: str
    licence: str
    asked_by: set[str] = field(default_factory=set)


def parts() -> list[Part]:
    """Give the whole closure of the product's pins as it is installed here."""
    open_ends = [("pyproject.toml", asked) for asked in by_hand("product")]
    found: dict[str, Part] = {}
    while open_ends:
        by, asked = open_ends.pop()
        if asked.marker is not None and not any(asked.marker.evaluate({"extra": extra}) for extra in _extras(by)):
            continue
        name = plain(asked.name)
        known = name in found
        made = distribution(name)
        part = found.setdefault(name, Part(name, made.version, licence(made)))
        part.asked_by.add(by.partition("[")[0])
        if not known or asked.extras:
            own = f"{name}[{','.join(sorted(asked.extras))}]"
            open_ends += [(own, Requirement(line)) for line in made.requires or ()]
    return sorted(found.values(), key=lambda part: part.name)


def licence(made: Distribution) -> str:
    """Give a package's licence as its own metadata says."""
    told = made.metadata
    classed = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    said, named = ((told.get_all(field) or [""])[0] for field in ("License-Expression", "License"))
    return said or " / ".join(classed) or next(iter(named.splitlines()), "")


def main(arguments: Sequence[str]) -> int:
    """Print the bill; 1 when a part does not say its licence."""
    parser = argparse.ArgumentParser(prog="python -m tests.bom", description=__doc__)
    parser.add_argument("--json", action="store_true")
    found = parts()
    if parser.parse_args(arguments).json:
        sys.stdout.write(json.dumps(_cyclonedx(found), indent=1) + "\n")
    else:
        cells = [[part.name, part.version, part.licence, ", ".join(sorted(part.asked_by))] for part in found]
        sys.stdout.write("\n".join(table(["package", "version", "licence", "asked for by"], cells)) + "\n")
    return int(any(not part.licence for part in found))


def _extras(by: str) -> Iterator[str]:
    yield ""
    yield from by.partition("[")[2].rstrip("]").split(",")


def _holds_here(asked: Requirement) -> bool:
    return asked.marker is None or asked.marker.evaluate()


def _cyclonedx(found: Sequence[Part]) -> dict[str, object]:
    hashes = {plain(line.asked.name): line.hashes for line in locked(PRODUCT) if _holds_here(line.asked)}
    components = [
        {
            "type": "library", "name": part.name, "version": part.version,
            "purl": f"pkg:pypi/{part.name}@{part.version}", "licenses": [{"license": {"name": part.licence}}],
            "hashes": [{"alg": "SHA-256", "content": content} for content in hashes[part.name]],
        }
        for part in found
    ]  # fmt: skip
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

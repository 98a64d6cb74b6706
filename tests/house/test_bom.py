"""The bill of materials holds the whole closure, each part with its version and a licence."""

import json
import subprocess
import sys

from tests.bom import parts
from tests.pins import ROOT, by_hand, plain


def test_the_bill_holds_every_pin_with_its_closure_and_a_licence() -> None:
    found = {part.name: part for part in parts()}

    assert {plain(asked.name) for asked in by_hand("product")} - found.keys() == set()
    assert {"numpy", "sqlalchemy", "psycopg-binary", "h11", "pycparser"} - found.keys() == set()
    assert [part.name for part in found.values() if not part.licence or not part.version] == []
    assert found["h11"].asked_by == {"httpcore", "uvicorn"}


def test_scanners_get_it_as_cyclonedx() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bom", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    bill = json.loads(ran.stdout)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert "pkg:pypi/streamlit@1.67.0" in {part["purl"] for part in bill["components"]}
    assert [part["name"] for part in bill["components"] if not part["hashes"]] == []

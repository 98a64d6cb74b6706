"""The overview in a browser: how long until first figures and map, until all is drawn, until both renew themselves.

Beside it, in turn in every round: an empty page of the same server, what the overview drew as constants, a plain
Streamlit page that aggregates in SQL, and the same dashboard in Dash on sums that are kept. Each is visited for the
first time, in a new session of the same browser, and once more; the same on a phone's network. With `--city FILE` the
city is kept, so that the next run need not build it.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import httpx

from db.engine import make_engine
from db.migrations import migrate
from db.rules.calendar import day_in_shanghai
from db.terms import Role
from tests.bench.report import Reach, Report, bar
from tests.bench.rivals.visits import DRAWN, Seen, a_browser, held, three_visits
from tests.browser.site import PLAIN, free_port
from tests.builders import actor_of
from tests.builders.great_city import GreatCity
from tests.builders.screens import a_sign_in
from tests.commands import ROOT, start

FIRST_AT_MOST = 1.3  # times the empty page, for first figures and map
ALL_AT_MOST = 1.1  # times the constants, for everything
FASTER = 1.0  # than Dash
PATIENCE = 90.0  # seconds until a server is given up
CONSTANTS = "constants.json"
NETWORKS = ("here", "phone's network")

Key = tuple[str, str, str]
"""Network, kind of visit, page."""


def options(parser: argparse.ArgumentParser) -> None:
    """Declare the sizes."""
    parser.add_argument("--communities", type=int, default=400)
    parser.add_argument("--branches", type=int, default=800)
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--needs", type=int, default=100_000)
    parser.add_argument("--attendances", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5, help="how often every page has its turn at full speed")
    parser.add_argument("--slow-rounds", type=int, default=2, help="the same on the phone's network")
    parser.add_argument("--city", type=Path, help="the file of the city: built when it is not there, and kept")


def run(wished: argparse.Namespace) -> Report:
    """Build the city, start the five servers, and let a browser visit them in turn."""
    report, found = Report(), defaultdict[Key, list[Seen]](list)
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_until_the_end:
        folder = Path(name)
        token, url = _city(wished, wished.city or folder / "city.db")
        browser = open_until_the_end.enter_context(a_browser())
        pages = {page: open_until_the_end.enter_context(server) for page, server in _servers(folder, url).items()}
        pages["overview"] += "overview"
        (folder / CONSTANTS).write_text(json.dumps(held(browser, pages["overview"], token)), "utf-8")
        rounds = [("here", n) for n in range(wished.rounds)] + [(NETWORKS[1], n) for n in range(wished.slow_rounds)]
        for done, (network, _) in enumerate(rounds):
            for page, address in pages.items():
                bar(done, len(rounds), f"{network}: {page}")
                visits = three_visits(browser, page, address, token, phone=network != "here")
                for visit, seen in visits.items():
                    found[network, visit, page].append(seen)
        bar(len(rounds), len(rounds), "")
    _tell(report, found)
    return report


def _city(wished: argparse.Namespace, file: Path) -> tuple[str, str]:
    """Build the city unless its file is there; give a leader's session and the database's address."""
    built, url = file.exists(), f"sqlite:///{file.resolve()}"
    engine = make_engine(url)
    migrate(engine)
    if not built:
        city = GreatCity(engine, day_in_shanghai(datetime.now(UTC)), bar)
        city.found(communities=wished.communities, branches=wished.branches, members=wished.members)
        city.ask(wished.needs)
        city.serve(wished.attendances)
    token = a_sign_in(engine, actor_of(Role.LEADER))
    engine.dispose()
    return token, url


def _servers(folder: Path, url: str) -> Mapping[str, AbstractContextManager[str]]:
    """Give every page's server, not yet started; the constants are in their file by the time somebody asks for them."""
    at = {"DATABASE_URL": url}
    ports = [str(free_port()) for _ in DRAWN]
    uvicorn = ("--host", "127.0.0.1", "--port")
    behind = ("uvicorn", "tests.bench.rivals.door:app", *uvicorn)
    # in a folder of its own, where no settings of ours are found
    plain = (
        "streamlit",
        "run",
        str(ROOT / "tests/bench/rivals/plain.py"),
        "--server.headless",
        "true",
        "--server.port",
    )
    constants = {"RIVAL": "constants", "CONSTANTS": str(folder / CONSTANTS)}
    return {
        "overview": _serving(folder, ports[0], "uvicorn", "dashboard:app", *uvicorn, own=at),
        "empty page": _serving(folder, ports[1], *behind, own=at | {"RIVAL": "empty"}),
        "constants": _serving(folder, ports[2], *behind, own=at | constants),
        "plain Streamlit": _serving(folder, ports[3], *plain, place=folder, own=at),
        "Dash": _serving(folder, ports[4], "tests.bench.rivals.dashed", own=at),
    }


@contextmanager
def _serving(folder: Path, port: str, *words: str, own: Mapping[str, str], place: Path = ROOT) -> Iterator[str]:
    """Start a server at a port, its last word, wait until it answers, and give its address."""
    said = folder / f"server-{port}.log"
    process = start(*words, port, own=own, out=said, err=said, place=place, fresh=True)
    base = f"http://127.0.0.1:{port}/"
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(base):
            if time.monotonic() > end or not process.running:
                raise TimeoutError(said.read_text("utf-8", "replace")[-2000:])
            time.sleep(0.1)
        yield base
    finally:
        process.end()


def _answers(base: str) -> bool:
    try:
        return httpx.get(base, verify=PLAIN, trust_env=False, timeout=5).status_code < httpx.codes.BAD_REQUEST
    except httpx.TransportError:
        return False


def _tell(report: Report, found: Mapping[Key, list[Seen]]) -> None:
    for (network, visit, page), seen in found.items():
        first, live, whole, settled = map(list, zip(*map(astuple, seen), strict=True))
        report.rows.append(
            {
                "page": page, "network": network, "visit": visit,
                "first figures and map ms": median(first), "spread": _spread(first),
                "live figures and map ms": median(live), "spread of live": _spread(live),
                "everything ms": median(whole), "its spread": _spread(whole),
                "everything live ms": median(settled), "spread of it live": _spread(settled),
                "first × empty page": _ratio(first, _whole(found[network, visit, "empty page"])),
                "live × empty page": _ratio(live, _whole(found[network, visit, "empty page"])),
                "everything × constants": _ratio(whole, _whole(found[network, visit, "constants"])),
                "everything live × constants": _ratio(settled, _whole(found[network, visit, "constants"])),
                "everything live × Dash": _ratio(settled, _whole(found[network, visit, "Dash"])),
            }
        )  # fmt: skip
        if page == "overview":
            _reaches(report, f"{network}, {visit}", seen, {other: found[network, visit, other] for other in DRAWN})


def _reaches(report: Report, label: str, own: list[Seen], beside: Mapping[str, list[Seen]]) -> None:
    first = _ratio([one.first for one in own], _whole(beside["empty page"]))
    constants, dash = (_ratio(_whole(own), _whole(beside[other])) for other in ("constants", "Dash"))
    report.reaches[f"{label}: figures and map × empty page"] = Reach(FIRST_AT_MOST, first, first <= FIRST_AT_MOST)
    report.reaches[f"{label}: everything × constants"] = Reach(ALL_AT_MOST, constants, constants <= ALL_AT_MOST)
    report.reaches[f"{label}: everything × Dash"] = Reach(FASTER, dash, dash < FASTER)


def _whole(seen: list[Seen]) -> list[float]:
    return [one.all for one in seen]


def _ratio(ours: list[float], theirs: list[float]) -> float:
    # in each round every page had its turn, so the rounds are compared one by one
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def _spread(times: list[float]) -> str:
    return f"{min(times):,.0f}–{max(times):,.0f}"

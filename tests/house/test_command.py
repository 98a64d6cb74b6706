"""The test command itself: it comes to an end, whatever a test leaves behind, and says how."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.__main__ import ROOT, THOROUGH, Outcome, Step, close, stream

SLEEPS = "import time; time.sleep(60)"
HOLDS_ON = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', '{SLEEPS}']); print('ran')"


def test_a_step_is_over_although_what_it_started_still_holds_the_stream() -> None:
    begun = time.monotonic()

    code, words = stream([sys.executable, "-c", HOLDS_ON])

    assert (code, words) == (0, "ran\n")
    assert time.monotonic() - begun < 30


def test_a_step_that_hangs_is_ended_and_counts_as_failed() -> None:
    code, words = stream([sys.executable, "-uc", "import time; print('here'); time.sleep(60)"], longest=1.5)

    assert code
    assert words == "here\n"


def test_the_end_says_which_step_took_longer_than_it_is_meant_to(capsys: pytest.CaptureFixture[str]) -> None:
    meant = THOROUGH.meant

    close([Outcome(THOROUGH, 0, meant + 3.2), Outcome(THOROUGH, 0, meant), Outcome(Step("mypy", ()), 0, 300.0)], 500)

    without = "ok  tests without a browser"
    assert capsys.readouterr().out.splitlines()[2:] == [
        f"    {without}      93.2 s, meant to take 90 s",
        f"    {without}      90.0 s",
        "    ok  mypy                        300.0 s",
        "===== nothing ran in 500.00s =====",
    ]


def test_a_command_ends_with_the_one_who_started_it(tmp_path: Path) -> None:
    forgets = (
        "from pathlib import Path; from tests import commands; commands.IMPORTED_ONCE = ();"
        f"at = Path({str(tmp_path)!r});"
        "said = {'out': at / 'said', 'err': at / 'said'};"
        "(at / 'pids').write_text(' '.join(str(commands.start('http.server', '0', own={}, **said, fresh=fresh).pid)"
        " for fresh in (False, True)))"
    )

    subprocess.run([sys.executable, "-c", forgets], cwd=ROOT, check=True, timeout=60)

    for pid in (tmp_path / "pids").read_text().split():
        assert not Path("/proc", pid).exists()

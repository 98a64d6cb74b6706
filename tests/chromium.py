"""A Chromium for the browser tests: the system's, else installed by the package manager, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")
REMEDY = (
    "install Chromium (apt-get install chromium fonts-noto-cjk) or let `playwright install --with-deps chromium` do it"
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> Path | None:
    """Give the first browser of this machine that answers, without installing anything."""
    system = [Path(path) for path in map(shutil.which, NAMES) if path]
    return next((path for path in [*system, _playwrights_own()] if _answers(path)), None)


def provide() -> Path | None:
    """Find a browser or install one; says what it does, because that may take minutes."""
    for install in (_nothing, _from_packages, _from_playwright):
        install()
        if found := find():
            return found
    return None


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _answers(browser: Path) -> bool:
    # Ubuntu's chromium-browser is a signpost to snap: it exists and does not run.
    return browser.exists() and _run([str(browser), "--version"], seconds=60)


def _nothing() -> None:
    """Look at what is there first."""


def _from_packages() -> None:
    root = _as_root()
    if root is None or not shutil.which("apt-get"):
        return
    apt = [*root, "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    _tell([*apt, "update"])
    _tell([*apt, "install", "-y", "--no-install-recommends", *PACKAGES])


def _from_playwright() -> None:
    with_libraries = ["--with-deps"] if _as_root() is not None else []
    install = [sys.executable, "-m", "playwright", "install"]
    if not _tell([*install, *with_libraries, "chromium"]) and with_libraries:
        _tell([*install, "chromium"])


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _run(["sudo", "-n", "true"], seconds=10) else None


def _tell(command: Sequence[str]) -> bool:
    sys.stdout.write(f"$ {' '.join(command)}\n")
    sys.stdout.flush()
    return _run(command, seconds=900)


def _run(command: Sequence[str], *, seconds: int) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds
        )
    except (OSError, subprocess.TimeoutExpired) as why:
        sys.stdout.write(f"  {why}\n")
        return False
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-3:]
        sys.stdout.write("".join(f"  {line}\n" for line in last))
    return done.returncode == 0

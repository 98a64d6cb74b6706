"""The real server as a process of its own, over a database of the test's choice."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For clients that speak plain HTTP: reading the machine's certificates takes longer than most requests."""
PATIENCE = 60.0  # seconds until a server that does not answer is given up


@dataclass(frozen=True, slots=True)
class Site:
    """A server that answers."""

    url: str
    database_url: str
    log: Path
    #: the server's process, where it is ours
    process: int = 0

    def at(self, path: str) -> str:
        """Give the address of one of its pages."""
        return f"{self.url}/{path.lstrip('/')}"


@contextmanager
def served(
    database_url: str,
    folder: Path,
    *,
    by: Literal["streamlit", "uvicorn"] = "streamlit",
    port: int = 0,
    **environment: str,
) -> Iterator[Site]:
    """Start the server as the README does, wait until it answers, and end it afterwards; port 0 is any free one."""
    port = port or free_port()
    said = folder / f"server-{port}.log"
    surroundings = {**os.environ, "DATABASE_URL": database_url, "PYTHONUTF8": "1", **environment}
    with said.open("wb") as log:
        process = subprocess.Popen(
            _command(by, port), cwd=ROOT, env=surroundings, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        site = Site(f"http://127.0.0.1:{port}", database_url, said, process.pid)
        try:
            _wait_until_it_answers(site, process)
            yield site
        finally:
            _end(process)


def _command(by: str, port: int) -> list[str]:
    if by == "uvicorn":
        return [sys.executable, "-m", "uvicorn", "dashboard:app", "--host", "127.0.0.1", "--port", str(port)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    return [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options, "--server.fileWatcherType", "none"]


def free_port() -> int:
    """Give a port at which nobody listens, so that two runs on one machine keep out of each other's way."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_answers(site: Site, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(site.at("healthz"), verify=PLAIN, trust_env=False, timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    last_words = "\n".join(site.log.read_text(errors="replace").splitlines()[-30:])
    message = f"the server did not answer at {site.url}; its last words were:\n{last_words}"
    raise TimeoutError(message)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)

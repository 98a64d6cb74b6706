"""The real server as a process of its own, over a database of the test's choice."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import httpx

from tests.commands import Process, start

By = Literal["streamlit", "uvicorn"]
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
    by: By = "streamlit",
    port: int = 0,
    fresh: bool = False,
    **environment: str,
) -> Iterator[Site]:
    """Start the server as the README does, wait until it answers, and end it afterwards; port 0 is any free one.

    A fresh one is an interpreter of its own (tests.commands); what is measured, and the start itself, asks for it.
    """
    port = port or free_port()
    said = folder / f"server-{port}.log"
    said.unlink(missing_ok=True)
    own = {"DATABASE_URL": database_url, **environment}
    process = start(*command(by, port), own=own, out=said, err=said, fresh=fresh)
    site = Site(f"http://127.0.0.1:{port}", database_url, said, process.pid)
    try:
        wait_until_it_answers(site, process)
        yield site
    finally:
        process.end()


def command(by: By, port: int) -> list[str]:
    """Give the module that serves, and its arguments."""
    if by == "uvicorn":
        return ["uvicorn", "dashboard:app", "--host", "127.0.0.1", "--port", str(port)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    return ["streamlit", "run", "dashboard.py", *options, "--server.fileWatcherType", "none"]


def free_port() -> int:
    """Give a port at which nobody listens, so that two runs on one machine keep out of each other's way."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def port_of(site: Site) -> int:
    """Give the port of a server, so that another may take its place."""
    return urlsplit(site.url).port or 0


def wait_until_it_answers(site: Site, process: Process) -> None:
    """Return as soon as the server answers; raises TimeoutError with its last words when it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.running:
        try:
            if httpx.get(site.at("healthz"), verify=PLAIN, trust_env=False, timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    last_words = "\n".join(site.log.read_text(errors="replace").splitlines()[-30:])
    message = f"the server did not answer at {site.url}; its last words were:\n{last_words}"
    raise TimeoutError(message)

"""A network that can be cut: a wire between browser and server, real for pages and service workers alike."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from playwright.sync_api import Page

_PATIENCE = 20.0  # seconds
# a promise must be asked for by evaluate: wait_for_function takes the promise itself for a yes
_KEPT = """async () => navigator.serviceWorker.controller === null
    ? 0 : (await (await caches.open("sanshuang-door")).keys()).length"""
_PARTS = 3
_CHUNK = 65_536


class Wire:
    """Carries every connection on its own port to a server's; after cut() nobody is there, until mend()."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname or "", parts.port or 0)
        self._open: list[socket.socket] = []
        self._ear = _listening(0)
        self._port: int = self._ear.getsockname()[1]
        self._carry_on()

    @property
    def url(self) -> str:
        """Where the server is to be found over the wire."""
        return f"http://127.0.0.1:{self._port}"

    def cut(self) -> None:
        """End every connection and refuse new ones."""
        for end in (self._ear, *self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def mend(self) -> None:
        """Let connections through again, at the same address."""
        self._ear = _listening(self._port)
        self._carry_on()

    def _carry_on(self) -> None:
        threading.Thread(target=self._accept, args=(self._ear,), daemon=True).start()

    def _accept(self, ear: socket.socket) -> None:
        with suppress(OSError):
            while True:
                caller, _ = ear.accept()
                server = socket.create_connection(self._server)
                self._open += [caller, server]
                for here, there in ((caller, server), (server, caller)):
                    threading.Thread(target=_pump, args=(here, there), daemon=True).start()


@contextmanager
def wired(url: str) -> Iterator[Wire]:
    """Lay a wire to a server, and take it away afterwards."""
    wire = Wire(url)
    yield wire
    wire.cut()


def ready_without_a_network(page: Page) -> None:
    """Wait until a door's worker has kept all parts of its page and answers for it."""
    end = time.monotonic() + _PATIENCE
    while page.evaluate(_KEPT) < _PARTS:
        if time.monotonic() > end:
            raise TimeoutError(page.url)
        time.sleep(0.05)


def _listening(port: int) -> socket.socket:
    ear = socket.socket()
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    ear.bind(("127.0.0.1", port))
    ear.listen()
    return ear


def _pump(here: socket.socket, there: socket.socket) -> None:
    with suppress(OSError):
        while data := here.recv(_CHUNK):
            there.sendall(data)
    with suppress(OSError):
        there.shutdown(socket.SHUT_WR)

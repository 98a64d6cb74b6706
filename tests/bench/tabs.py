"""Open pages without a browser: a socket that speaks as Streamlit's own front end does, many in one process."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_BOARD: Final = "ss-board"
_CARD: Final = re.compile(r'class="ss-name">([^<]*).*?<strong>([^<]*)', re.DOTALL)
KEPT_FOR = 2  # runs for which Streamlit's front end keeps a message that none of them needs
TICKS_A_SECOND = 100  # of a process's clock in /proc


@dataclass(slots=True)
class Tab:
    """One open page: when it was drawn, what its figures say, and which of its parts renew themselves."""

    socket: ClientConnection
    page: str
    page_hash: str = ""
    #: by label, what each figure says now
    figures: dict[str, str] = field(default_factory=dict)
    #: for each part that renews itself, the seconds between and the moment it is due
    due: dict[str, tuple[float, float]] = field(default_factory=dict)
    #: the same, as the run that is under way names them
    found: dict[str, tuple[float, float]] = field(default_factory=dict)
    redraws: int = 0
    ticks: int = 0
    #: the large messages that a browser keeps, each with the run in which it was last needed
    kept: dict[str, int] = field(default_factory=dict)
    runs: int = 0
    #: how often the whole page was run
    whole: int = 0
    #: its pieces of markup, by where they stand
    pieces: dict[tuple[int, ...], str] = field(default_factory=dict)
    #: whether something was drawn in the run that is under way
    drew: bool = False

    async def draw(self) -> float:
        """Ask for the whole page; give the seconds until the server has sent all of it."""
        began = time.monotonic()
        await self._ask("")
        while not await self._heard():
            pass
        return time.monotonic() - began

    async def live(self, until: float, watched: str, seen: list[tuple[int, float]]) -> None:
        """Stay open until a moment, and note each new value of a figure with the moment it came."""
        seen.append((self._value(watched), time.monotonic()))
        while (now := time.monotonic()) < until:
            for part, (interval, moment) in list(self.due.items()):
                if moment <= now:
                    self.due[part] = (interval, now + interval)
                    self.ticks += 1
                    await self._ask(part)
            wait = min((moment for _, moment in self.due.values()), default=until) - time.monotonic()
            try:
                async with asyncio.timeout(max(wait, 0)):
                    await self._heard()
            except TimeoutError:
                continue
            if (value := self._value(watched)) != seen[-1][0]:
                seen.append((value, time.monotonic()))

    def _value(self, watched: str) -> int:
        return int(self.figures.get(watched, "0").replace(",", ""))

    async def _ask(self, part: str) -> None:
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.fragment_id = part
        message.rerun_script.is_auto_rerun = bool(part)
        message.rerun_script.cached_message_hashes.extend(self.kept)
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        await self.socket.send(message.SerializeToString())

    async def _heard(self) -> bool:
        """Take one message in; tell whether a run has come to its end."""
        said = await self.socket.recv()
        message = ForwardMsg()
        message.ParseFromString(said if isinstance(said, bytes) else said.encode())
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.found = {}
            self.drew = False
            self._forget(whole=not message.metadata.run.fragment_ids)
        elif kind == "navigation":
            # the first run is named by the page's address alone; from then on the page that it led to is asked for
            self.page_hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            interval = message.auto_rerun.interval
            self.found[message.auto_rerun.fragment_id] = (interval, time.monotonic() + interval)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            # the whole page was run: only the parts that it named are there now
            self.due = self.found
        elif kind == "ref_hash":
            # what it has already is not sent once more
            self.kept[message.ref_hash] = self.runs
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "html":
            self.drew = True
            body = message.delta.new_element.html.body
            self.figures.update(_CARD.findall(body) if _BOARD in body else ())
            self.pieces[tuple(message.metadata.delta_path)] = body
        if message.metadata.cacheable:
            self.kept[message.hash] = self.runs
        self.redraws += self.drew and kind == "script_finished"
        return kind == "script_finished"

    def _forget(self, *, whole: bool) -> None:
        """Let go, at a run of the whole page, of large messages that no run has needed lately, as a browser does."""
        self.runs += 1
        self.whole += whole
        if whole:
            self.kept = {key: run for key, run in self.kept.items() if self.runs - run <= KEPT_FOR}


async def opened(url: str, token: str, page: str) -> Tab:
    """Open a page of a server for a session; it is not drawn yet."""
    socket = await connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": f"sanshuang={token}"},
        origin=Origin(url),
        max_size=None,
        open_timeout=120,
        ping_interval=None,
    )
    return Tab(socket, page)


async def closed(tabs: Sequence[Tab]) -> None:
    """Close them all at once; what they have not read is not waited for."""
    for tab in tabs:
        tab.socket.transport.abort()
    await asyncio.gather(*(tab.socket.wait_closed() for tab in tabs))


def spent(process: int) -> float:
    """Give the seconds of processor time that a process has used."""
    parts = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / TICKS_A_SECOND


def held(process: int) -> int:
    """Give the KiB of memory that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

"""Phones at the check-in door, all at once, that cost next to nothing themselves: what is measured is the server's."""

import asyncio
import json
import re
import time
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

_FIELD = re.compile(r'name="(opening|key)" value="([^"]*)"')


def ready() -> None:
    """Nothing: by then the process of the phones has started."""


def crowd(url: str, address: str, typed: Sequence[str]) -> list[float]:
    """Let everybody open the door, say who they are, and tap again; give how long each first answer took."""
    return asyncio.run(_crowd(url, address, typed))


async def _crowd(url: str, address: str, typed: Sequence[str]) -> list[float]:
    return list(await asyncio.gather(*(_phone(url, address, one) for one in typed)))


async def _phone(url: str, address: str, typed: str) -> float:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = f"{address} HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {url}\r\n"
    page = await _answer(reader, writer, f"GET {head}\r\n")
    body = urlencode({**dict(_FIELD.findall(page)), "typed": typed})
    form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    began = time.perf_counter()
    said = [await _answer(reader, writer, f"POST {head}Accept: application/json\r\n{form}")]
    took = time.perf_counter() - began
    said.append(await _answer(reader, writer, f"POST {head}Accept: application/json\r\n{form}"))
    writer.close()
    if any(json.loads(one)["state"] != "in" for one in said):
        message = f"the door said {said}"
        raise RuntimeError(message)
    return took


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: str) -> str:
    writer.write(asked.encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    return (await reader.readexactly(length)).decode()

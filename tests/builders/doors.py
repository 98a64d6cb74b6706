"""Knocking at the doors and their gate as a browser does, without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import httpx
from starlette.applications import Starlette

from pages.doors import ERRORS, MIDDLEWARE, ROUTES


def knock(token: str, address: str) -> httpx.Response:
    """Ask for an address with a session, as whoever opens a link in a browser."""

    async def ask() -> httpx.Response:
        app = Starlette(routes=ROUTES, middleware=MIDDLEWARE, exception_handlers=ERRORS)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://127.0.0.1",
            cookies={"sanshuang": token},
            headers={"Accept": "text/html"},
            trust_env=False,
        ) as client:
            return await client.get(address)

    # a thread of its own: once a browser was driven, its loop runs on in the tests' own
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(copy_context().run, asyncio.run, ask()).result()

"""What our commands are made of, imported once for all of them (tests.commands)."""

import gc
import importlib
import pkgutil
from typing import Final

RUNS: Final = "__main__", "env", "versions"  # what would act when it is imported
OURS: Final = "db", "pages.doors", "pages.kit", "pages.text", "seed"
OTHERS: Final = (
    "plotly.graph_objects",
    "streamlit.web.cli",
    "uvicorn.main",
    # what a server would load only once it serves
    "anyio._backends._asyncio",
    "anyio._core._fileio",
    "streamlit.web.server.starlette.starlette_agent_routes",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)

gc.disable()  # nothing that is imported is garbage
for name in OTHERS:
    importlib.import_module(name)
for package in OURS:
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not any(part in RUNS for part in module.name.split(".")):
            importlib.import_module(module.name)
gc.freeze()
gc.enable()

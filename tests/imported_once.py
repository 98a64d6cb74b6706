"""What our commands are made of, imported once for all of them (tests.commands)."""

import gc
import importlib
import pkgutil

import db
import pages.doors
import pages.kit
import pages.text
import seed

gc.disable()  # nothing that is imported is garbage
RUNS = "__main__", "env", "versions"  # what would act when it is imported

SERVING = (  # what a server would load only once it serves
    "anyio._backends._asyncio",
    "anyio._core._fileio",
    "streamlit.web.server.starlette.starlette_agent_routes",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)

for name in ("plotly.graph_objects", "streamlit.web.cli", "uvicorn.main", *SERVING):
    importlib.import_module(name)
for package in (db, pages.doors, pages.kit, pages.text, seed):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not any(part in RUNS for part in module.name.split(".")):
            importlib.import_module(module.name)
gc.freeze()
gc.enable()

"""Waiting for what another process makes."""

import time
from pathlib import Path

PATIENCE = 60.0  # seconds


def awaited(place: Path) -> bool:
    """Wait until something is there; whether it came in time."""
    until = time.monotonic() + PATIENCE
    while not place.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return place.exists()

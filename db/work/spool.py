"""A list that is only added to and then read: what is beyond a thousand waits in a file that has no name."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import IO, Final, Generic, TypeVar

T = TypeVar("T")

IN_MEMORY: Final = 1_000


class Spool(Generic[T]):
    """Holds as many items as one likes in the memory of a thousand; the file goes with the spool.

    Several may read it at once, each from its beginning, while nobody adds to it.
    """

    __slots__ = ("_file", "_held", "_places", "_turn")

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Begin with some items."""
        self._held: list[T] = []
        self._file: IO[bytes] | None = None
        #: where in the file each thousand begins
        self._places: list[int] = []
        self._turn = Lock()
        self.extend(items)

    def append(self, item: T) -> None:
        """Add one item."""
        self._held.append(item)
        if len(self._held) >= IN_MEMORY:
            self._put_away()

    def extend(self, items: Iterable[T]) -> None:
        """Add several items."""
        for item in items:
            self.append(item)

    def portions(self) -> Iterator[list[T]]:
        """Give all items in their order, at most a thousand at once; nothing may be added meanwhile."""
        for place in self._places:
            yield self._fetch(place)
        if self._held:
            yield self._held

    def __iter__(self) -> Iterator[T]:
        """Give the items one by one."""
        for portion in self.portions():
            yield from portion

    def __len__(self) -> int:
        """Count the items."""
        return len(self._places) * IN_MEMORY + len(self._held)

    def __del__(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()

    def _fetch(self, place: int) -> list[T]:
        if self._file is None:
            raise AssertionError
        with self._turn:
            self._file.seek(place)
            found: list[T] = pickle.load(self._file)  # noqa: S301 - what this object itself wrote, where nobody else can
        return found

    def _put_away(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - the spool closes it
        self._places.append(self._file.seek(0, 2))
        pickle.dump(self._held, self._file, pickle.HIGHEST_PROTOCOL)
        self._held = []

"""How much a file may hold. Everything is checked before it is unpacked, and again by the system while it is read."""

from typing import Final

BYTES: Final = 20 * 1024 * 1024
#: A template with its pictures; it is kept in the database.
DOCUMENT_BYTES: Final = 5 * 1024 * 1024
PARTS: Final = 1_000
UNPACKED: Final = 120 * 1024 * 1024
SHEETS: Final = 40
ROWS: Final = 30_000
COLUMNS: Final = 256
CELLS: Final = 600_000
#: Marks of any kind in all parts together, and in each part that is neither a sheet nor the table of texts.
TAGS: Final = 4_000_000
TAGS_BESIDE: Final = 200_000
#: What a cell may need: itself, its value, its formula and its inline text, opened and closed.
TAGS_PER_CELL: Final = 8
#: What Excel itself allows in one cell.
CELL_LETTERS: Final = 32_767
LETTERS: Final = 30_000_000

#: The reading process: its memory, its computing time, and the time after which nobody waits any longer.
MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 15
WAIT_SECONDS: Final = 20
CHILDREN: Final = 2

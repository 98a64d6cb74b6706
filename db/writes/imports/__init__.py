"""Imports: the ledgers as db/files reads them, written whole, batch by batch, so that each can be undone."""

from db.writes.imports.batches import Imported, foresee_ledger, import_ledger
from db.writes.imports.undoing import undo_batch

__all__ = ["Imported", "foresee_ledger", "import_ledger", "undo_batch"]

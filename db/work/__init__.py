"""The unit of work: sessions are made here and nowhere else."""

from db.work.spool import Spool
from db.work.unit import NOTHING_SEEN, Seen, Work, perform, reading, rehearse, writing

__all__ = ["NOTHING_SEEN", "Seen", "Spool", "Work", "perform", "reading", "rehearse", "writing"]

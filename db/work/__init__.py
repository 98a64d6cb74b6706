"""The unit of work: sessions are made here and nowhere else."""

from db.work.ahead import perform_ahead
from db.work.course import Stage, Tell, in_silence, told
from db.work.spool import Spool
from db.work.unit import NOTHING_SEEN, Seen, Work, glancing, perform, reading, rehearse, writing

__all__ = [
    "NOTHING_SEEN",
    "Seen",
    "Spool",
    "Stage",
    "Tell",
    "Work",
    "glancing",
    "in_silence",
    "perform",
    "perform_ahead",
    "reading",
    "rehearse",
    "told",
    "writing",
]

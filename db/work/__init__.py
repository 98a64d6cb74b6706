"""The unit of work: sessions are made here and nowhere else."""

from db.work.unit import Work, perform, reading, rehearse, writing

__all__ = ["Work", "perform", "reading", "rehearse", "writing"]

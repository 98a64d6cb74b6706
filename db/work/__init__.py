"""The unit of work: sessions are made here and nowhere else."""

from db.work.unit import Work, perform, reading, writing

__all__ = ["Work", "perform", "reading", "writing"]

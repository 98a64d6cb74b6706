"""Questions about matching: who suits one need, and why."""

from db.reads.matches.candidates import Match, Suited, Unsuited, candidates

__all__ = ["Match", "Suited", "Unsuited", "candidates"]

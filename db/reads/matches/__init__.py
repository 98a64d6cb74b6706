"""Questions about matching: who suits one need, and why; who could help whom in the whole city."""

from db.reads.matches.candidates import Match, Suited, Unsuited, candidates
from db.reads.matches.city import CityDesk, Fixed, Helper, city_desk
from db.reads.matches.gaps import Gap, NearBranch, skill_gaps
from db.reads.matches.things import Thing

__all__ = [
    "CityDesk",
    "Fixed",
    "Gap",
    "Helper",
    "Match",
    "NearBranch",
    "Suited",
    "Thing",
    "Unsuited",
    "candidates",
    "city_desk",
    "skill_gaps",
]

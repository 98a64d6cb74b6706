"""Questions about matching: who suits one need, and why; who could help whom in the whole city."""

from db.reads.matches.candidates import Match, Suited, Unsuited, candidates
from db.reads.matches.city import PLANNED, CityDesk, Fixed, Helper, city_desk
from db.reads.matches.gaps import Gap, NearBranch, skill_gaps
from db.reads.matches.moves import Move, moves
from db.reads.matches.things import Thing
from db.reads.matches.weights import InForce, WeightVersion, weight_versions, weights_in_force

__all__ = [
    "PLANNED",
    "CityDesk",
    "Fixed",
    "Gap",
    "Helper",
    "InForce",
    "Match",
    "Move",
    "NearBranch",
    "Suited",
    "Thing",
    "Unsuited",
    "WeightVersion",
    "candidates",
    "city_desk",
    "moves",
    "skill_gaps",
    "weight_versions",
    "weights_in_force",
]

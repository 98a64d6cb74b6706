"""Questions of the overview: the key figures, the map of communities, the service path, what needs attention."""

from db.reads.areas import Area, areas
from db.reads.overview.branches import branches_in_trouble
from db.reads.overview.figures import FigureLine, Figures, MonthLine, figures, figures_of
from db.reads.overview.filling import Filling, filling
from db.reads.overview.standing import Attention, Overview, StageLine, Tile, Trouble, standing

__all__ = [
    "Area",
    "Attention",
    "FigureLine",
    "Figures",
    "Filling",
    "MonthLine",
    "Overview",
    "StageLine",
    "Tile",
    "Trouble",
    "areas",
    "branches_in_trouble",
    "figures",
    "figures_of",
    "filling",
    "standing",
]

"""Questions of the overview: the key figures, the map of communities, the service path, what needs attention."""

from db.reads.overview.areas import Area, areas
from db.reads.overview.figures import FigureLine, Figures, MonthLine, figures
from db.reads.overview.one import figures_of
from db.reads.overview.standing import Attention, Overview, StageLine, Tile, Trouble, standing

__all__ = [
    "Area",
    "Attention",
    "FigureLine",
    "Figures",
    "MonthLine",
    "Overview",
    "StageLine",
    "Tile",
    "Trouble",
    "areas",
    "figures",
    "figures_of",
    "standing",
]

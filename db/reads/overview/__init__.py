"""Questions of the overview: the key figures, the map of communities, the service path, what needs attention."""

from db.reads.overview.areas import Area, areas
from db.reads.overview.behind import Behind, RowLine, behind
from db.reads.overview.figures import FigureLine, Figures, MonthLine, figures
from db.reads.overview.filling import Filling, filling
from db.reads.overview.one import figures_of
from db.reads.overview.standing import Attention, Overview, StageLine, Tile, Trouble, standing

__all__ = [
    "Area",
    "Attention",
    "Behind",
    "FigureLine",
    "Figures",
    "Filling",
    "MonthLine",
    "Overview",
    "RowLine",
    "StageLine",
    "Tile",
    "Trouble",
    "areas",
    "behind",
    "figures",
    "figures_of",
    "filling",
    "standing",
]

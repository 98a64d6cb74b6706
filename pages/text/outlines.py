"""Words of the bureau's own map: the file, the review before it is used, and the map in use."""

from collections.abc import Mapping
from typing import Final

from db.errors import Code
from pages.text.phrase import Phrase

LEAD = Phrase(
    "总览默认用方格示意图。有审图号的边界文件（GeoJSON）可在这里换上；不连网，只在本系统显示。",
    "The overview draws tiles. A reviewed file of boundaries (GeoJSON) may be put in their place; nothing leaves here.",
)
NOW = Phrase("正在使用", "In use")
NONE = Phrase(
    "还没有地图，总览用方格示意图。在下面选一个 GeoJSON 文件，先核对再换上。",
    "No map yet: the overview draws tiles. Choose a GeoJSON file below; you see what matches before it is used.",
)
IN_USE = Phrase("{source} · {places} 处边界 · {day}换上", "{source} · {places:outline|outlines} · in use since {day}")
REMOVE = Phrase("撤下地图", "Take the map off")
REMOVED = Phrase("已撤下，总览恢复为示意图。", "Taken off; the overview draws tiles again.")

FILE_TITLE = Phrase("换一张地图", "Use another map")
FILE = Phrase("边界文件（GeoJSON，8 MB 以内）", "Boundaries, GeoJSON, up to 8 MB")
FILE_HINT = Phrase(
    "每个面要有名称（name）或编号（code），与系统里的区县、街道或社区一致。",
    "Each area has a name or a code, the same as a district, street or community here.",
)
REFUSED: Final[Mapping[Code, Phrase]] = {
    Code.FILE_TOO_LARGE: Phrase(
        "文件太大，没有读取。请先在制图软件里简化，或只留本市的边界。",
        "The file is too large and was not read. Simplify it first, or keep only this city's boundaries.",
    ),
    Code.FILE_UNREADABLE: Phrase(
        "这不是能用的边界文件，没有读取。请导出为经纬度的 GeoJSON，里面要有面。",
        "This is no file of boundaries and was not read. Export GeoJSON with areas, in longitude and latitude.",
    ),
}
MATCHED = Phrase("对上了 {found} 处，共 {whole} 处边界。", "{found} of {whole:outline|outlines} match.")
NOTHING_MATCHED = Phrase(
    "没有一处对得上，不能换上。请让文件里的名称与系统里的一致。",
    "None matches, so it cannot be used. Let the names in the file be the names here.",
)
LEFT = Phrase("文件里没有对上的", "In the file, and matched to nothing")
LEFT_COLUMNS: Final = (Phrase("名称", "Name"), Phrase("编号", "Code"), Phrase("原因", "Why"))
ALL_USED = Phrase("文件里的边界都对上了。", "Every outline of the file matches.")
MISSING = Phrase("系统里有、文件里没有的：{names}", "Here, and not in the file: {names}")
PLACES_THEM = Phrase(
    "换上后，还没有经纬度的社区取边界中间的位置，用来按公里数算远近；已经填过的不动。",
    "Communities without coordinates are given the middle of their outline, so that distances count; others stay.",
)
MISSING_NOTE = Phrase("它们在地图下面仍以方格列出。", "They stand as tiles below the map.")
REVIEW_NUMBER = Phrase("审图号", "Map review number")
REVIEW_HELP = Phrase(
    "自然资源主管部门批准的号，例如 豫S(2026)001号；会印在地图上。",
    "Given by the authority for natural resources; it is printed on the map.",
)
USE = Phrase("换上这张地图", "Use this map")
USED = Phrase("已换上，总览可切换为地图。", "In use: the overview can show it.")

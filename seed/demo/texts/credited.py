"""Trainings and honours of the invented city."""

from typing import Final

#: what it was about, who held it, how many hours it took
TRAININGS: Final = (
    ("社区应急救护", "市红十字会", 8),
    ("政策宣讲员培训", "市委党校", 6),
    ("居民调解实务", "市司法局", 4),
    ("手机教学志愿者培训", "市图书馆", 3),
    ("消防安全巡查", "市消防救援支队", 4),
    ("养老照护入门", "市民政局", 8),
)
#: what is given on 1 July, and by whom
IN_JULY: Final = (("优秀共产党员", "局党委"), ("优秀党务工作者", "局党委"))
#: what is given in December, and by whom
IN_DECEMBER: Final = (("双报到先进个人", "市委组织部"), ("优秀志愿者", "市文明办"), ("最美志愿者", "街道党工委"))

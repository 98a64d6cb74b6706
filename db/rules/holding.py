"""Who has the ball: every open thing has one holder, who is to move it by its due date."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from db.terms import NeedStatus


class Holder(StrEnum):
    """Whose turn it is."""

    COMMUNITY = "community"
    STAFF = "staff"
    MEMBER = "member"
    NOBODY = "nobody"


NEED_HOLDER: Final[Mapping[NeedStatus, Holder]] = {
    NeedStatus.PROPOSED: Holder.COMMUNITY,
    NeedStatus.OPEN: Holder.STAFF,
    NeedStatus.OFFERED: Holder.MEMBER,
    NeedStatus.CLAIMED: Holder.MEMBER,
    NeedStatus.SERVED: Holder.COMMUNITY,
    NeedStatus.SOLVED: Holder.COMMUNITY,
    NeedStatus.EVALUATED: Holder.NOBODY,
    NeedStatus.DECLINED: Holder.NOBODY,
}
"""Of each status of a need, who is to move it on."""

UNFINISHED: Final = tuple(status for status in NeedStatus if NEED_HOLDER[status] is not Holder.NOBODY)
"""Statuses in which somebody still has the ball."""

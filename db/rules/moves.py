"""The state tables: from each status, the statuses that may follow. Everything that has a status moves through here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from db.errors import Code, Refusal
from db.terms import (
    ActivityStatus,
    AgreementStatus,
    Answer,
    AttendanceStatus,
    CheckinStatus,
    ClaimStatus,
    NeedStatus,
    PairStatus,
    ProjectStatus,
    SuggestionStatus,
    WishStatus,
)

S = TypeVar("S", bound=StrEnum)

CHANGEABLE: Final = frozenset({NeedStatus.PROPOSED, NeedStatus.OPEN, NeedStatus.OFFERED, NeedStatus.CLAIMED})
"""The needs whose words may still be changed: nobody has served them yet."""

NEED: Final[Mapping[NeedStatus, frozenset[NeedStatus]]] = {
    NeedStatus.PROPOSED: frozenset({NeedStatus.OPEN, NeedStatus.DECLINED}),
    NeedStatus.OPEN: frozenset({NeedStatus.OFFERED, NeedStatus.CLAIMED, NeedStatus.DECLINED}),
    NeedStatus.OFFERED: frozenset({NeedStatus.CLAIMED, NeedStatus.OPEN}),
    NeedStatus.CLAIMED: frozenset({NeedStatus.SERVED, NeedStatus.OPEN}),
    NeedStatus.SERVED: frozenset({NeedStatus.SOLVED, NeedStatus.CLAIMED}),
    NeedStatus.SOLVED: frozenset({NeedStatus.EVALUATED, NeedStatus.OPEN}),
    NeedStatus.EVALUATED: frozenset({NeedStatus.OPEN}),
    NeedStatus.DECLINED: frozenset(),
}

WISH: Final[Mapping[WishStatus, frozenset[WishStatus]]] = {
    WishStatus.POSTED: frozenset({WishStatus.CLAIMED, WishStatus.WITHDRAWN}),
    WishStatus.CLAIMED: frozenset({WishStatus.POSTED, WishStatus.FULFILLED, WishStatus.WITHDRAWN}),
    WishStatus.FULFILLED: frozenset({WishStatus.RATED}),
    WishStatus.RATED: frozenset(),
    WishStatus.WITHDRAWN: frozenset(),
}

CLAIM: Final[Mapping[ClaimStatus, frozenset[ClaimStatus]]] = {
    ClaimStatus.ASKED: frozenset(
        {
            ClaimStatus.ACTIVE,
            ClaimStatus.DECLINED,
            ClaimStatus.LAPSED,
            ClaimStatus.WITHDRAWN,
            ClaimStatus.CALLED_OFF,
        }
    ),
    ClaimStatus.WAITING: frozenset(
        {ClaimStatus.ASKED, ClaimStatus.ACTIVE, ClaimStatus.DECLINED, ClaimStatus.WITHDRAWN}
    ),
    ClaimStatus.ACTIVE: frozenset(
        {ClaimStatus.WITHDRAWING, ClaimStatus.GIVEN_BACK, ClaimStatus.CALLED_OFF, ClaimStatus.COMPLETED}
    ),
    ClaimStatus.WITHDRAWING: frozenset({ClaimStatus.WITHDRAWN, ClaimStatus.ACTIVE}),
    ClaimStatus.WITHDRAWN: frozenset(),
    ClaimStatus.GIVEN_BACK: frozenset(),
    ClaimStatus.CALLED_OFF: frozenset(),
    ClaimStatus.DECLINED: frozenset(),
    ClaimStatus.LAPSED: frozenset(),
    ClaimStatus.COMPLETED: frozenset(),
}

ACTIVITY: Final[Mapping[ActivityStatus, frozenset[ActivityStatus]]] = {
    ActivityStatus.PLANNED: frozenset({ActivityStatus.HELD, ActivityStatus.CANCELLED}),
    ActivityStatus.HELD: frozenset({ActivityStatus.CLOSED, ActivityStatus.CANCELLED}),
    ActivityStatus.CLOSED: frozenset({ActivityStatus.CONFIRMED, ActivityStatus.HELD}),
    ActivityStatus.CONFIRMED: frozenset(),
    ActivityStatus.CANCELLED: frozenset(),
}

ATTENDANCE: Final[Mapping[AttendanceStatus, frozenset[AttendanceStatus]]] = {
    AttendanceStatus.RECORDED: frozenset(
        {AttendanceStatus.CONFIRMED, AttendanceStatus.REFUSED, AttendanceStatus.UNDONE}
    ),
    AttendanceStatus.CONFIRMED: frozenset({AttendanceStatus.REFUSED}),
    AttendanceStatus.REFUSED: frozenset({AttendanceStatus.RECORDED}),
    AttendanceStatus.UNDONE: frozenset({AttendanceStatus.RECORDED}),
}

CHECKIN: Final[Mapping[CheckinStatus, frozenset[CheckinStatus]]] = {
    CheckinStatus.SENT: frozenset({CheckinStatus.RECEIVED, CheckinStatus.RETURNED}),
    CheckinStatus.RECEIVED: frozenset({CheckinStatus.ENDED}),
    CheckinStatus.RETURNED: frozenset({CheckinStatus.SENT}),
    CheckinStatus.ENDED: frozenset(),
}

AGREEMENT: Final[Mapping[AgreementStatus, frozenset[AgreementStatus]]] = {
    AgreementStatus.DRAFT: frozenset({AgreementStatus.SIGNED, AgreementStatus.ENDED}),
    AgreementStatus.SIGNED: frozenset({AgreementStatus.ENDED}),
    AgreementStatus.ENDED: frozenset(),
}

PROJECT: Final[Mapping[ProjectStatus, frozenset[ProjectStatus]]] = {
    ProjectStatus.PROPOSED: frozenset({ProjectStatus.CLAIMED, ProjectStatus.DROPPED}),
    ProjectStatus.CLAIMED: frozenset({ProjectStatus.RUNNING, ProjectStatus.PROPOSED, ProjectStatus.DROPPED}),
    ProjectStatus.RUNNING: frozenset({ProjectStatus.FINISHED, ProjectStatus.DROPPED}),
    ProjectStatus.FINISHED: frozenset(),
    ProjectStatus.DROPPED: frozenset(),
}

SUGGESTION: Final[Mapping[SuggestionStatus, frozenset[SuggestionStatus]]] = {
    SuggestionStatus.RECEIVED: frozenset({SuggestionStatus.ADOPTED, SuggestionStatus.DECLINED, SuggestionStatus.DONE}),
    SuggestionStatus.ADOPTED: frozenset({SuggestionStatus.DONE, SuggestionStatus.DECLINED}),
    SuggestionStatus.DECLINED: frozenset(),
    SuggestionStatus.DONE: frozenset(),
}

PAIR: Final[Mapping[PairStatus, frozenset[PairStatus]]] = {
    PairStatus.RUNNING: frozenset({PairStatus.ENDED}),
    PairStatus.ENDED: frozenset(),
}

_TABLES: Final[dict[type[StrEnum], Mapping[Any, frozenset[Any]]]] = {
    NeedStatus: NEED,
    WishStatus: WISH,
    ClaimStatus: CLAIM,
    ActivityStatus: ACTIVITY,
    AttendanceStatus: ATTENDANCE,
    CheckinStatus: CHECKIN,
    AgreementStatus: AGREEMENT,
    ProjectStatus: PROJECT,
    PairStatus: PAIR,
    SuggestionStatus: SUGGESTION,
}


def move(now: S, to: S, *, only: frozenset[S] | None = None) -> S:
    """Give the new status when the state table allows the step; else Refusal(ILLEGAL_MOVE, now, to).

    An intent that is one of several ways to a status says from which statuses it leads there.
    """
    if to not in _TABLES[type(now)][now] or (only is not None and now not in only):
        raise Refusal(Code.ILLEGAL_MOVE, now=now, to=to)
    return to


_BACK: Final[dict[type[StrEnum], Mapping[Any, Any]]] = {
    ActivityStatus: {ActivityStatus.CONFIRMED: ActivityStatus.CLOSED},
    AttendanceStatus: {AttendanceStatus.CONFIRMED: AttendanceStatus.RECORDED},
    NeedStatus: {NeedStatus.SOLVED: NeedStatus.SERVED},
    ClaimStatus: {ClaimStatus.COMPLETED: ClaimStatus.ACTIVE, ClaimStatus.CALLED_OFF: ClaimStatus.ASKED},
}


def back(now: S) -> S:
    """Give the status before a confirmation, for the one intent that takes it back; else Refusal(GONE_ON)."""
    before: S | None = _BACK[type(now)].get(now)
    if before is None:
        raise Refusal(Code.GONE_ON)
    return before


LIVE_CLAIMS: Final = (ClaimStatus.ASKED, ClaimStatus.WAITING, ClaimStatus.ACTIVE, ClaimStatus.WITHDRAWING)
"""The claims that are still going on: of what one alone may hold, there is one of them at most."""


def without_a_yes(answer: Answer | None) -> ClaimStatus:
    """Give what becomes of an offer that nobody said yes to: without an answer it lapses."""
    return ClaimStatus.DECLINED if answer else ClaimStatus.LAPSED


def given_back(now: ClaimStatus) -> ClaimStatus:
    """Give what becomes of a claim whose part is given back: what nobody has said yes to was only an offer."""
    return move(now, ClaimStatus.CALLED_OFF if now is ClaimStatus.ASKED else ClaimStatus.GIVEN_BACK)

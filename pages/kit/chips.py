"""Chips by state: blue moves, orange waits or is in trouble, green is done, grey is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from db import terms
from pages.kit import say

Colour = Literal["orange", "blue", "green", "violet", "gray"]


@dataclass(frozen=True, slots=True)
class Chip:
    """Words as they are with an icon and a colour; trouble is orange, never red. As a string it is Markdown."""

    words: str
    icon: str
    colour: Colour = "orange"

    def __str__(self) -> str:
        return f":{self.colour}-badge[:material/{self.icon}: {say.plain(self.words)}]"


CHIPS: Final[Mapping[StrEnum, tuple[str, Colour]]] = {
    terms.NeedStatus.CLAIMED: ("front_hand", "blue"),
    terms.NeedStatus.SERVED: ("fact_check", "orange"),
    terms.NeedStatus.SOLVED: ("task_alt", "green"),
    terms.NeedStatus.EVALUATED: ("thumb_up", "green"),
    terms.NeedStatus.DECLINED: ("block", "gray"),
    terms.Urgency.NORMAL: ("schedule", "gray"),
    terms.Urgency.URGENT: ("priority_high", "orange"),
    terms.Urgency.CRITICAL: ("crisis_alert", "orange"),
    terms.WishStatus.POSTED: ("campaign", "violet"),
    terms.WishStatus.CLAIMED: ("front_hand", "blue"),
    terms.WishStatus.FULFILLED: ("redeem", "green"),
    terms.WishStatus.RATED: ("thumb_up", "green"),
    terms.WishStatus.WITHDRAWN: ("undo", "gray"),
    terms.Settled.PINNED: ("keep", "blue"),
    terms.Settled.FORBIDDEN: ("block", "gray"),
    terms.ClaimStatus.ASKED: ("forum", "orange"),
    terms.ClaimStatus.WAITING: ("hourglass_top", "orange"),
    terms.ClaimStatus.ACTIVE: ("front_hand", "blue"),
    terms.ClaimStatus.WITHDRAWING: ("logout", "orange"),
    terms.ClaimStatus.GIVEN_BACK: ("undo", "gray"),
    terms.ClaimStatus.CALLED_OFF: ("event_busy", "gray"),
    terms.ClaimStatus.DECLINED: ("block", "gray"),
    terms.ClaimStatus.LAPSED: ("timer_off", "gray"),
    terms.ClaimStatus.COMPLETED: ("task_alt", "green"),
    terms.ResourceStatus.OFFERED: ("campaign", "violet"),
    terms.ResourceStatus.SPENT: ("task_alt", "gray"),
    terms.ResourceStatus.WITHDRAWN: ("undo", "gray"),
    terms.Recurrence.ONCE: ("looks_one", "gray"),
    terms.Recurrence.RECURRING: ("repeat", "blue"),
    terms.Recurrence.INEXHAUSTIBLE: ("all_inclusive", "green"),
    terms.PairStatus.ENDED: ("history", "gray"),
    terms.ActivityStatus.PLANNED: ("event", "violet"),
    terms.ActivityStatus.HELD: ("play_circle", "blue"),
    terms.ActivityStatus.CONFIRMED: ("verified", "green"),
    terms.ActivityStatus.CANCELLED: ("event_busy", "gray"),
    terms.AttendanceStatus.RECORDED: ("how_to_reg", "blue"),
    terms.AttendanceStatus.CONFIRMED: ("verified", "green"),
    terms.AttendanceStatus.REFUSED: ("block", "gray"),
    terms.AttendanceStatus.UNDONE: ("undo", "gray"),
    terms.SignupStatus.PLACED: ("event_available", "green"),
    terms.SignupStatus.WAITING: ("hourglass_top", "orange"),
    terms.SignupStatus.CANCELLED: ("event_busy", "gray"),
    terms.CreditKind.TRAINING: ("school", "blue"),
    terms.CreditKind.HONOUR: ("military_tech", "green"),
    terms.MemberStatus.IN_SERVICE: ("badge", "green"),
    terms.MemberStatus.ON_LEAVE: ("beach_access", "gray"),
    terms.MemberStatus.RETIRED: ("elderly", "gray"),
    terms.MemberStatus.TRANSFERRED: ("move_down", "gray"),
    terms.CheckinStatus.SENT: ("outgoing_mail", "orange"),
    terms.CheckinStatus.RETURNED: ("undo", "orange"),
    terms.CheckinStatus.ENDED: ("history", "gray"),
    terms.CensusStatus.OPEN: ("manage_search", "orange"),
    terms.CensusStatus.CLOSED: ("task_alt", "green"),
    terms.FindingKind.NOT_CHECKED_IN: ("person_alert", "orange"),
    terms.FindingKind.WRONG_DATA: ("assignment_late", "orange"),
    terms.FindingKind.WRONG_STATUS: ("badge", "orange"),
    terms.ClauseStatus.PROMISED: ("schedule", "orange"),
    terms.ClauseStatus.KEPT: ("task_alt", "green"),
    terms.ClauseStatus.DROPPED: ("block", "gray"),
    terms.AgreementStatus.DRAFT: ("draft", "orange"),
    terms.AgreementStatus.SIGNED: ("handshake", "green"),
    terms.AgreementStatus.ENDED: ("history", "gray"),
    terms.ProjectStatus.PROPOSED: ("campaign", "violet"),
    terms.ProjectStatus.CLAIMED: ("front_hand", "blue"),
    terms.ProjectStatus.RUNNING: ("play_circle", "blue"),
    terms.ProjectStatus.FINISHED: ("task_alt", "green"),
    terms.ProjectStatus.DROPPED: ("block", "gray"),
    terms.Grade.FIRST: ("counter_1", "green"),
    terms.Grade.SECOND: ("counter_2", "blue"),
    terms.Grade.THIRD: ("counter_3", "gray"),
    terms.Satisfaction.SATISFIED: ("sentiment_satisfied", "green"),
    terms.Satisfaction.FAIRLY: ("sentiment_neutral", "blue"),
    terms.Satisfaction.NOT: ("sentiment_dissatisfied", "orange"),
    terms.SuggestionStatus.RECEIVED: ("mark_email_unread", "orange"),
    terms.SuggestionStatus.ADOPTED: ("thumb_up", "blue"),
    terms.SuggestionStatus.DECLINED: ("block", "gray"),
    terms.SuggestionStatus.DONE: ("task_alt", "green"),
    terms.JournalKind.REFUSAL: ("block", "orange"),
    terms.JournalKind.OPENING: ("visibility", "violet"),
    terms.JournalKind.SIGN_IN: ("login", "gray"),
    terms.BatchStatus.DONE: ("task_alt", "green"),
    terms.BatchStatus.UNDONE: ("undo", "gray"),
}
"""By state: a Material symbol and a colour. What has no line here is drawn as a plain grey label."""

_ALIKE: Final[Mapping[tuple[type[StrEnum], str], tuple[str, Colour]]] = {
    (terms.NeedStatus, "proposed"): ("rate_review", "orange"),
    (terms.NeedStatus, "open"): ("campaign", "violet"),
    (terms.NeedStatus, "offered"): ("forum", "orange"),
    (terms.PostStatus, "open"): ("campaign", "violet"),
    (terms.PostStatus, "closed"): ("block", "gray"),
    (terms.ActivityStatus, "closed"): ("fact_check", "orange"),
    (terms.CheckinStatus, "received"): ("where_to_vote", "green"),
    (terms.ClaimStatus, "withdrawn"): ("logout", "gray"),
    (terms.PairStatus, "running"): ("diversity_1", "blue"),
}
"""Words that are spelled as a word of another list and look different: as keys of the table above they would be one."""


def look(word: StrEnum) -> tuple[str, Colour]:
    """Give the icon and the colour of a word of the scheme."""
    return _ALIKE.get((type(word), word.value)) or CHIPS.get(word, ("label", "gray"))


def those(*them: Chip | None) -> tuple[Chip, ...]:
    """Give the chips that there are."""
    return tuple(one for one in them if one is not None)

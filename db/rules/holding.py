"""Who has the ball: every open thing has one holder, who is to move it by its due date."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from db.terms import NeedStatus, Role


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


class Task(StrEnum):
    """What somebody may have to do, the most pressing kind first."""

    ANSWER = "answer"
    SERVE = "serve"
    SCREEN = "screen"
    CONFIRM_ACTIVITY = "confirm_activity"
    CONFIRM_NEED = "confirm_need"
    MATCH = "match"
    ASK_ANOTHER = "ask_another"
    HOLD = "hold"
    CLOSE = "close"
    FULFIL_WISH = "fulfil_wish"
    CONFIRM_WISH = "confirm_wish"
    APPROVE_POST = "approve_post"
    RECEIVE_SLIP = "receive_slip"
    RECEIVE_MEMBER = "receive_member"
    ANSWER_FORM = "answer_form"
    VISIT_PAIR = "visit_pair"
    MOVE_PROJECT = "move_project"
    FOLLOW_UP = "follow_up"
    KEEP_PROMISE = "keep_promise"
    JOINT = "joint"
    SIGN_AGREEMENT = "sign_agreement"
    RENEW_AGREEMENT = "renew_agreement"
    MEND = "mend"
    GIVE_WISH = "give_wish"
    RUN_CENSUS = "run_census"
    CLOSE_QUARTER = "close_quarter"
    SIGN_REPORT = "sign_report"
    SIGN_HALF_YEAR = "sign_half_year"
    ANSWER_DISPUTE = "answer_dispute"
    ANSWER_SUGGESTION = "answer_suggestion"


TASKS: Final[Mapping[Role, tuple[Task, ...]]] = {
    Role.MEMBER: (Task.ANSWER, Task.SERVE, Task.FULFIL_WISH, Task.VISIT_PAIR),
    Role.CLERK: (
        Task.SCREEN,
        Task.CONFIRM_ACTIVITY,
        Task.CONFIRM_NEED,
        Task.CONFIRM_WISH,
        Task.APPROVE_POST,
        Task.RECEIVE_SLIP,
        Task.RECEIVE_MEMBER,
        Task.ANSWER_FORM,
        Task.FOLLOW_UP,
        Task.KEEP_PROMISE,
        Task.JOINT,
    ),
    Role.STAFF: (
        Task.MATCH,
        Task.ASK_ANOTHER,
        Task.GIVE_WISH,
        Task.RUN_CENSUS,
        Task.CLOSE_QUARTER,
        Task.SIGN_REPORT,
        Task.SIGN_HALF_YEAR,
        Task.ANSWER_DISPUTE,
        Task.ANSWER_SUGGESTION,
    ),
    Role.SECRETARY: (
        Task.SERVE,
        Task.HOLD,
        Task.CLOSE,
        Task.FULFIL_WISH,
        Task.VISIT_PAIR,
        Task.MOVE_PROJECT,
        Task.KEEP_PROMISE,
        Task.JOINT,
        Task.SIGN_AGREEMENT,
        Task.RENEW_AGREEMENT,
        Task.MEND,
        Task.SIGN_REPORT,
    ),
    Role.HELPER: (Task.HOLD,),
}
"""What waits for whom; other roles watch, and nothing waits for them."""

WITHIN: Final[Mapping[str, int]] = {
    Task.HOLD: 0,
    Task.CLOSE: 3,
    Task.CONFIRM_ACTIVITY: 7,
    Task.APPROVE_POST: 7,
    Task.RECEIVE_SLIP: 7,
    Task.RECEIVE_MEMBER: 7,
    Task.ANSWER_FORM: 7,
    Task.SIGN_AGREEMENT: 14,
    Task.ANSWER_DISPUTE: 14,
    Task.ANSWER_SUGGESTION: 14,
    Task.MOVE_PROJECT: 90,
}
"""Of what has no day of its own, or one that may be over before it begins: the days after it began to wait."""

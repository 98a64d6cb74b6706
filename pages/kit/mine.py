"""How one's own things look: offers to answer, what waits, claims, service, data."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from db.reads.activities import ActivityLine, ActivityPage
from db.reads.claims import ClaimLine
from db.reads.letters import LetterLine
from db.reads.me import OwnData, ServiceLine
from db.reads.mine import TaskGroup, TaskLine
from db.rules.holding import Task
from db.rules.letters import written_code
from db.rules.rights import Right
from db.terms import ActivityStatus, ReportKind, Urgency
from pages.kit import beneath, cards, forms, lines, periods, say, serving, show
from pages.kit.atlas import OF_CLAIMED
from pages.kit.cards import Card
from pages.kit.chips import Chip, those
from pages.kit.visit import Visit
from pages.text import frame, letters
from pages.text import me as words
from pages.text.phrase import Phrase
from pages.text.telling import listing

WHERE: Final[Mapping[Task, str]] = {
    Task.ANSWER: "serve/need",
    Task.SERVE: "serve/need",
    Task.SCREEN: "serve/need",
    Task.MATCH: "serve/need",
    Task.ASK_ANOTHER: "serve/need",
    Task.FULFIL_WISH: "serve/wish",
    Task.APPROVE_POST: "serve/post",
    Task.RECEIVE_SLIP: "checkin/slip",
    Task.VISIT_PAIR: "serve/pair",
    Task.MOVE_PROJECT: "serve/project",
    Task.KEEP_PROMISE: "checkin/agreement",
    Task.GIVE_WISH: "serve/wish",
    Task.HOLD: "serve/activity",
    Task.CLOSE: "serve/activity",
    Task.CONFIRM_ACTIVITY: "serve/activity",
    Task.CONFIRM_NEED: "serve/need",
    Task.JOINT: "checkin/agreement",
    Task.SIGN_AGREEMENT: "checkin/agreement",
    Task.RENEW_AGREEMENT: "checkin/agreement",
    Task.CONFIRM_WISH: "serve/wish",
}
"""Where a task is done, by the code of what waits."""

_TOGETHER: Final[Mapping[Task, str]] = {
    Task.MATCH: "serve/match",
    Task.CONFIRM_ACTIVITY: "serve/confirm",
    Task.CONFIRM_NEED: "serve/confirm",
    Task.ANSWER_FORM: "checkin/at_door",
    Task.RECEIVE_MEMBER: "checkin/members",
    Task.FOLLOW_UP: "report/followups",
    Task.MEND: "checkin/census",
    Task.RUN_CENSUS: "checkin/census",
    Task.CLOSE_QUARTER: "report/quarter",
    Task.SIGN_REPORT: "report/reports",
    Task.SIGN_HALF_YEAR: "report/half_year",
    Task.ANSWER_DISPUTE: "report/points",
    Task.ANSWER_SUGGESTION: "report/suggestions",
}
"""Where the tasks of a kind are done one after the other."""

_MOST_TODAY: Final = 5
_ALL: Final = "all"


def on(held: ActivityPage) -> list[ActivityLine]:
    """Give the activities of a day that are to be held or are under way."""
    return [line for line in held.lines if line.status in {ActivityStatus.PLANNED, ActivityStatus.HELD}]


def today(visit: Visit, held: Sequence[ActivityLine]) -> None:
    """Draw the activities of today, with the way to the desk for whoever enters arrivals."""
    enters = visit.actor.may(Right.RECORD_ATTENDANCE)
    show.heading(words.TODAY)
    cards.draw(
        Card(
            line.name,
            (lines.badge(line.status),),
            (lines.beside(serving.when(line), line.community),),
            visit.way("serve/desk", activity=line.code) if enters else visit.way("serve/activity", code=line.code),
            words.TO_DESK if enters else frame.DETAILS,
        )
        for line in held[:_MOST_TODAY]
    )


def offer(line: ClaimLine) -> None:
    """Draw an offer: who asks, for what, until when."""
    urgent = lines.badge(line.urgency) if line.urgency and line.urgency is not Urgency.NORMAL else ""
    lines.draw(
        say.plain(line.title),
        urgent,
        lines.beside(
            line.code,
            say.plain(line.community),
            say.say(words.ANSWER_BY, day=line.answer_by) if line.answer_by else "",
        ),
    )


def not_me(visit: Visit, line: ClaimLine) -> str | None:
    """Ask for a no behind a button; gives the reason, perhaps empty, once it is said."""
    with st.popover(say.say(words.NO)), beneath.form(visit.draft(f"no-{line.id}"), border=False):
        why = forms.text(words.WHY, most=200, field="reason")
        return why if forms.submit(words.NO, main=False) else None


def whole(visit: Visit) -> Task | None:
    """Give the kind of which the page's address asks for all that waits."""
    return next((task for task in Task if task == visit.code(_ALL)), None)


def group(visit: Visit, waiting: TaskGroup, *, all_of_it: bool) -> None:
    """Draw what waits of one kind: the first of it, or all."""
    st.markdown(f"**{say.say(words.GROUP, task=words.TASKS[waiting.task], total=waiting.total)}**")
    cards.draw(_task(visit, waiting.task, line) for line in waiting.lines)
    left = waiting.total - len(waiting.lines)
    if all_of_it:
        _take_in(left)
    elif left and forms.press(words.MORE, key=f"all-{waiting.task}", icon="expand_more", count=left):
        st.query_params[_ALL] = waiting.task
        st.rerun()
    if waiting.task in _TOGETHER:
        visit.link(_TOGETHER[waiting.task], words.GO_THERE, icon="arrow_forward")


def _take_in(left: int) -> None:
    if left:
        st.caption(say.say(words.MORE, count=left))
    if forms.press(frame.FEWER, key="fewer", icon="expand_less"):
        st.query_params.pop(_ALL, None)
        st.rerun()


def _task(visit: Visit, task: Task, line: TaskLine) -> Card:
    late = lines.flag(words.LATE, "alarm", days=line.overdue_days) if line.overdue_days else None
    due = say.bare(words.DUE, day=line.due_on) if line.due_on else ""
    way = visit.way(WHERE[task], code=line.code) if task in WHERE else ""
    return Card(_title(task, line.title), those(late), (lines.beside(line.code, line.place, due),), way)


def _title(task: Task, title: str) -> str:
    match task:
        case Task.CLOSE_QUARTER:
            return periods.quarter(title)
        case Task.SIGN_REPORT | Task.SIGN_HALF_YEAR:
            return say.bare(ReportKind(title))
        case _:
            return title


def claims(visit: Visit, them: Sequence[ClaimLine]) -> None:
    """Draw what the member took on; needs open to their page."""
    if not them:
        show.nothing(words.NO_CLAIMS)
    cards.draw(
        Card(
            line.title,
            those(_again(line), lines.badge(line.status), lines.badge(line.target)),
            (lines.beside(line.code, line.community, say.fact(line.claimed_on)), *_why_again(line)),
            visit.way(OF_CLAIMED[line.target], code=line.code) if line.target in OF_CLAIMED else "",
        )
        for line in them
    )


def _again(line: ClaimLine) -> Chip | None:
    return lines.flag(words.AGAIN, "replay") if line.reopened_on else None


def _why_again(line: ClaimLine) -> tuple[str, ...]:
    return (say.bare(words.WHY_AGAIN, day=line.reopened_on),) if line.reopened_on else ()


def service(visit: Visit, them: Sequence[ServiceLine]) -> None:
    """Draw the member's service, a line each."""
    if not them:
        show.nothing(words.NO_SERVICE)
    cards.draw(
        Card(
            line.activity,
            (lines.badge(line.status),),
            (lines.beside(say.fact(line.day), line.community),),
            visit.way("serve/activity", code=line.activity_code),
        )
        for line in them
    )


def certificates(them: Sequence[LetterLine]) -> None:
    """Draw the member's own certificates, each to be opened and printed; without any nothing."""
    for line in them:
        period = say.bare(letters.PERIOD, first=line.first_on, last=line.last_on)
        said = say.say(letters.MINE_LINE, period=period, code=written_code(line.check_code))
        st.link_button(said, f"/paper/letter/{line.id.hex}", icon=":material/workspace_premium:")


def data(own: OwnData | None) -> None:
    """Draw what is held about the member."""
    if own is not None:
        lines.facts(_facts(own))


def _facts(own: OwnData) -> dict[Phrase, object]:
    skills = [f"{say.either(skill.name, skill.name_en)} {say.bare(skill.level)}" for skill in own.skills]
    return {
        words.NAME: own.name,
        words.PHONE: own.phone,
        words.UNIT: own.unit,
        words.BRANCH: own.branch,
        words.STATUS: own.status,
        words.SERVES: own.serves,
        words.HOME: own.home,
        words.CHECKED_IN: own.checked_in_on,
        words.FORM: own.form_on,
        words.SKILLS: listing(skills, say.language()),
    }

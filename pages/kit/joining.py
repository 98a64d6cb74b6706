"""What the two sides of an agreement do together, on its page: the year's plan, the meetings, and each one's tasks."""

from uuid import UUID

import streamlit as st

from db.reads.agreements import ActivityChoice, AgreementDetail, Promise
from db.reads.joint import JointTaskLine, MeetingLine, together
from db.terms import ClauseStatus, Side
from db.writes import joint
from pages.kit import agreeing, beneath, forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import joint as text
from pages.text.phrase import Phrase
from pages.text.telling import percent


def drawn(visit: Visit, agreement: AgreementDetail, held: tuple[ActivityChoice, ...], *, keeps: bool) -> None:
    """Draw the plan and the meetings of a signed agreement; with the right, take what is planned, met and done."""
    found = visit.ask(together, agreement_id=agreement.line.id, today=visit.today)
    show.heading(text.PLAN)
    if found.planned:
        share = percent(found.done, found.planned)
        st.markdown(say.say(text.PLAN_SHARE, done=found.done, planned=found.planned, share=share))
    if not found.plan:
        show.nothing(text.NO_PLAN)
    for task in found.plan:
        _task(visit, task, held, keeps=keeps)
    if keeps:
        _added(visit, agreement, text.ADD)
    show.heading(text.MEETINGS)
    if not found.meetings:
        show.nothing(text.NO_MEETING)
    for meeting in found.meetings:
        _meeting(visit, agreement, meeting, held, keeps=keeps)
    if keeps:
        _met(visit, agreement)


def _meeting(
    visit: Visit, agreement: AgreementDetail, meeting: MeetingLine, held: tuple[ActivityChoice, ...], *, keeps: bool
) -> None:
    with st.container(border=True, gap="small"):
        sides = lines.beside(
            say.say(text.OF_BRANCH, who=meeting.branch_side) if meeting.branch_side else "",
            say.say(text.OF_COMMUNITY, who=meeting.community_side) if meeting.community_side else "",
        )
        head = say.say(text.MEETING, day=meeting.day, place=meeting.place)
        lines.draw(head, "", f":small[{sides}]" if sides else "", say.plain(meeting.notes))
        for task in meeting.decisions:
            _task(visit, task, held, keeps=keeps)
        if keeps:
            _added(visit, agreement, text.DECIDED, meeting.id)


def _task(visit: Visit, task: JointTaskLine, held: tuple[ActivityChoice, ...], *, keeps: bool) -> None:
    late = lines.flag(text.OVERDUE, "alarm", days=task.late) if task.late else ""
    turn = say.say(text.ON_TURN, holder=task.holder, day=task.due_on)
    if task.done_on is not None:
        turn = say.say(text.DONE_ON, holder=task.holder, day=task.done_on, due_on=task.due_on)
    tied = say.say(text.KEEPS, promise=task.promise) if task.promise else ""
    by = say.plain(f"{task.activity_code} {task.activity}".strip())
    with st.container(border=True, gap="small"):
        lines.draw(
            say.plain(task.text), f"{lines.badge(task.status)} {late}".strip(), f":small[{turn}]",
            f":small[{tied}]" if tied else "", lines.beside(say.plain(task.outcome), by),
        )  # fmt: skip
        if keeps and task.status is ClauseStatus.PROMISED:
            with st.container(horizontal=True, gap="small"):
                _answered(visit, task, held)


def _answered(visit: Visit, task: JointTaskLine, held: tuple[ActivityChoice, ...]) -> None:
    with st.popover(say.say(text.FINISH)):
        with beneath.form(draft := visit.draft(f"done-{task.id.hex}"), border=False):
            outcome = forms.text(
                text.OUTCOME, field="outcome", long=True, most=500, hint=text.OUTCOME_HINT, required=True
            )
            by = forms.one_of(text.ACTIVITY, held, agreeing.activity, field="activity_id")
            day = forms.day(text.DONE_DAY, field="day", value=visit.today, latest=visit.today)
            pressed = forms.submit(text.FINISH)
        if pressed:
            visit.attempt(
                joint.finish_joint_task, done=text.FINISHED, draft=draft, task_id=task.id, day=day or visit.today,
                outcome=outcome, activity_id=by.id if by else None,
            )  # fmt: skip
    if why := forms.reason(draft := visit.draft(f"undo-{task.id.hex}"), text.DROP, text.DROP_REASON):
        visit.attempt(joint.drop_joint_task, done=text.DROPPED, draft=draft, task_id=task.id, reason=why)


def _added(visit: Visit, agreement: AgreementDetail, label: Phrase, meeting_id: UUID | None = None) -> None:
    key = meeting_id.hex if meeting_id else agreement.line.code
    with (
        st.expander(say.say(label), icon=":material/add:"),
        beneath.form(draft := visit.draft(f"joint-{key}"), border=False),
    ):
        what = forms.text(text.WHAT, field="text", long=True, most=500, required=True)
        holder = forms.word(text.HOLDER, Side, value=Side.BRANCH, field="holder")
        due = forms.day(text.DUE, required=True, field="due_on", value=None)
        open_ones = [one for one in agreement.promises if one.status is ClauseStatus.PROMISED]
        kept = (
            None if meeting_id or not open_ones else forms.one_of(text.PROMISE, open_ones, _promise, field="clause_id")
        )
        pressed = forms.submit(label, main=False)
    if pressed and due is not None:
        side = holder or Side.BRANCH
        visit.attempt(
            joint.plan_joint_task, done=text.ADDED, told={"holder": side}, draft=draft, agreement_id=agreement.line.id,
            text=what, holder=side, due_on=due, clause_id=kept.id if kept else None, meeting_id=meeting_id,
        )  # fmt: skip


def _met(visit: Visit, agreement: AgreementDetail) -> None:
    draft = visit.draft(f"met-{agreement.line.code}")
    fold = show.fold(text.HOLD, icon="groups", draft=draft)
    if not fold.open:
        return
    with fold, beneath.form(draft, border=False):
        day = forms.day(text.DAY, field="day", value=visit.today, latest=visit.today)
        place = forms.text(text.PLACE, field="place", most=80, required=True)
        ours = forms.text(text.BRANCH_SIDE, field="branch_side", most=200, hint=text.SIDE_HINT, required=True)
        theirs = forms.text(text.COMMUNITY_SIDE, field="community_side", most=200, hint=text.SIDE_HINT, required=True)
        notes = forms.text(text.NOTES, field="notes", long=True, most=joint.LONGEST_NOTES)
        pressed = forms.submit(text.HOLD, main=False)
    if pressed:
        visit.attempt(
            joint.hold_meeting, done=text.HELD, draft=draft, agreement_id=agreement.line.id, day=day or visit.today,
            place=place, branch_side=ours, community_side=theirs, notes=notes,
        )  # fmt: skip


def _promise(one: Promise) -> str:
    return lines.beside(say.bare(one.party), f"{one.number}. {one.text}")

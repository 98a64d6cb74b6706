"""The plan of the whole city on the screen: worked out beside the page, with progress and a button that stops it."""

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Event
from typing import Final

import streamlit as st

from db.engine import engine
from db.errors import Refusal
from db.reads.matches import PLANNED, CityDesk, Fixed, Helper, Thing, city_desk
from db.reads.paging import PAGE, first_of
from db.rules.assignment import Link, Plan, Progress
from db.rules.rights import Actor
from db.terms import ClaimTarget, MemberId, Settled, Urgency
from db.work import reading
from db.writes.city_plans import Offer, Sent
from db.writes.needs import ANSWER_DAYS
from pages.kit import charts, forms, lines, say, show
from pages.kit.visit import Visit
from pages.text import city as words
from pages.text import refusals

PATIENCE: Final = 2.0
"""Seconds for which a page waits before it shows how far the plan is."""

_TICK: Final = 0.5
_KEY: Final = "city_plan"
_SENT: Final = "city_plan_sent"
_ONE_BY_ONE: Final = 10
"""Messages with a box each after sending; the others stand in one, to be copied together."""
_REST_HIGH: Final = 320
_PRESSING: Final = tuple(Urgency)
_PAGES: Final = {ClaimTarget.WISH: "serve/wish", ClaimTarget.POST: "serve/post"}
# one plan at a time: it takes a whole processor, and the next asker waits for the result of the first
_DESKS: Final = ThreadPoolExecutor(1, thread_name_prefix="city-plan")


@dataclass(frozen=True, slots=True)
class Card:
    """Something that gets helpers, and who they are."""

    thing: Thing
    pairs: tuple[tuple[Link, Helper], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A plan with everything that it was made from."""

    desk: CityDesk
    plan: Plan

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers to be made."""
        targets = {thing.id: thing.target for thing in self.desk.things}
        return tuple((targets[link.need_id], link.need_id, MemberId(link.member_id)) for link in self.plan.links)

    def cards(self) -> list[Card]:
        """Give what gets helpers, the most pressing first, with its pairs."""
        helpers = {helper.member_id: helper for helper in self.desk.helpers}
        found = defaultdict(list)
        for link in self.plan.links:
            found[link.need_id].append((link, helpers[MemberId(link.member_id)]))
        served = [one for one in self.desk.things if one.id in found]
        return [
            Card(one, tuple(found[one.id])) for one in sorted(served, key=lambda one: -_PRESSING.index(one.urgency))
        ]


@dataclass(slots=True)
class Planning:
    """A plan that is being worked out, how far it is, and how to stop it."""

    at: datetime
    targets: frozenset[ClaimTarget]
    stop: Event = field(default_factory=Event)
    progress: Progress | None = None
    result: Future[Made] = field(default_factory=Future)

    def watch(self, progress: Progress) -> bool:
        """Note how far it is; go on unless somebody has stopped it."""
        self.progress = progress
        return not self.stop.is_set()

    def work(self, actor: Actor, today: date) -> Made:
        """Read the records and plan; in a thread of its own."""
        with reading(engine()) as session:
            desk = city_desk(session, actor, today=today, targets=self.targets)
        return Made(desk, desk.plan(self.watch))


def chosen() -> frozenset[ClaimTarget]:
    """Ask what the plan is to hold; all of it unless something is left out."""
    kinds = {target.value: target for target in ClaimTarget if target in PLANNED}
    code = forms.filtered("for", words.PLAN_FOR, kinds, wide=True)
    return frozenset({ClaimTarget(code)}) if code else PLANNED


def planned(visit: Visit, targets: frozenset[ClaimTarget]) -> tuple[Made, datetime]:
    """Give this session's plan for what is chosen and when it was made, working it out when there is none.

    While it takes longer than a moment, its progress is shown with a button that stops it, and the page ends there.
    """
    planning: Planning | None = st.session_state.get(_KEY)
    if planning is not None and planning.targets != targets:
        again()
        planning = None
    if planning is None:
        planning = st.session_state[_KEY] = Planning(visit.now, targets)
        planning.result = _DESKS.submit(planning.work, visit.actor, visit.today)
        wait([planning.result], PATIENCE)
    if not planning.result.done():
        _progress(planning)
        st.stop()
    try:
        return planning.result.result(), planning.at
    except Refusal:
        again()
        show.away()
        st.stop()


def again() -> None:
    """Give the plan up, so that it is worked out anew."""
    planning: Planning | None = st.session_state.pop(_KEY, None)
    if planning is not None:
        planning.stop.set()


def renew() -> None:
    """Work the plan out anew and draw the page again."""
    again()
    st.rerun()


def keep_sent(sent: Sent, made: Made) -> None:
    """Keep what became of a plan for the next run, and begin anew."""
    st.session_state[_SENT] = (sent, made)
    renew()


def _progress(planning: Planning) -> None:
    speaks = say.voice()

    @st.fragment(run_every=_TICK)
    def tick() -> None:
        say.take_up(speaks)
        if planning.result.done():
            st.rerun()
        progress = planning.progress
        first = progress is None or progress.round == 0
        if progress is None:
            st.progress(0.0, say.say(words.WAITING))
        elif first:
            st.progress(0.0, say.say(words.BEGINNING, pairs=progress.pairs))
        else:
            gap = _percent(progress.gap, progress.bound)
            st.progress(_share(progress), say.say(words.WORKING, round=progress.round, percent=gap))
        if planning.stop.is_set():
            st.caption(say.say(words.STOPPING_FIRST if progress is None else words.STOPPING))
        elif forms.press(words.STOP_FIRST if first else words.STOP, key="stop", icon="stop_circle"):
            planning.stop.set()

    tick()


def proof(plan: Plan) -> None:
    """Say how good the plan is, in plain words."""
    if plan.gap == 0:
        st.success(say.say(words.BEST, value=f"{plan.value:,}"), icon=":material/verified:")
        return
    percent = _percent(plan.gap, plan.bound)
    phrase = words.STOPPED if plan.rounds else words.STOPPED_FIRST
    said = say.say(phrase, value=f"{plan.value:,}", bound=f"{plan.bound:,}", percent=percent)
    st.info(said, icon=":material/timer:")


def figures(made: Made) -> None:
    """Draw what the plan comes to."""
    plan = made.plan
    missing = sum(one.missing for one in plan.unserved)
    busiest = max((load.after for load in plan.loads), default=0)
    show.figures(
        (
            show.Figure(words.ASKED, say.say(words.OF_MANY, count=missing + len(plan.links)), words.ASKED_MEANS),
            show.Figure(words.FOUND, say.say(words.OFFERS, count=len(plan.links)), words.FOUND_MEANS),
            show.Figure(words.MISSED, say.say(words.OF_MANY, count=missing), words.MISSED_MEANS),
            show.Figure(words.BUSIEST, say.say(words.TASKS, count=busiest), words.BUSIEST_MEANS),
        ),
        across=4,
    )


def on_this_page(cards: Sequence[Card]) -> Sequence[Card]:
    """Give the cards of the page that the address asks for."""
    first = first_of(lines.page_in_address(), len(cards))
    return cards[first : first + PAGE]


def thing(visit: Visit, one: Thing) -> None:
    """Draw what is asked, as the head of a card, with the way to all who suit it and why."""
    urgent = lines.badge(one.urgency) if one.urgency is not Urgency.NORMAL else ""
    several = lines.flag(words.WANTS, "group", "gray", count=one.missing) if one.missing > 1 else ""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
        skill = say.plain(say.either(one.skill, one.skill_en))
        lines.draw(
            say.plain(one.title),
            f"{urgent} {several}".strip(),
            f":small[{lines.beside(say.say(one.target), one.code, say.plain(one.community), skill)}]",
        )
        if one.target is ClaimTarget.NEED:
            visit.link("serve/match", words.REASONS, need=one.code)
        else:
            visit.link(_PAGES[one.target], words.OPEN_IT, code=one.code)


def helper(one: Helper, link: Link) -> None:
    """Draw who would help: told apart from namesakes, with the points and the tasks in hand."""
    points = say.say(words.POINTS, score=link.score)
    tasks = say.say(words.TASKS_NOW, count=one.tasks) if one.tasks else ""
    pinned = lines.badge(Settled.PINNED) if link.pinned else ""
    small = lines.beside(say.plain(one.branch), one.phone_tail, points, tasks)
    st.markdown(f"{say.plain(one.name)} {pinned} :small[{small}]", width="stretch")


def release(visit: Visit, one: Fixed) -> bool:
    """Draw a pair that staff have settled, whether the plan could keep to it, and a button to undo it."""
    broken = lines.flag(words.BROKEN, "link_off") if one.broken else ""
    said = say.say(words.FIXED_LINE, name=one.name, title=one.thing.title)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"{lines.badge(one.settled)} {said} :small[{one.thing.code}] {broken}", width="stretch")
        key = visit.draft(f"release-{one.thing.code}-{one.member_id}")
        return forms.press(words.RELEASE, key=key, icon="undo")


def unserved(made: Made) -> None:
    """Draw what stays without helpers, reason by reason."""
    if not made.plan.unserved:
        st.markdown(f":material/task_alt: {say.say(words.ALL_SERVED)}")
    titles = {one.id: one for one in made.desk.things}
    for why, phrase in words.WHY.items():
        them = [one for one in made.plan.unserved if one.why is why]
        if them:
            st.markdown(f"**{say.say(phrase)}** :gray-badge[{len(them)}]")
            rows = (
                say.say(words.TOO_FEW, title=titles[one.need_id].title, missing=one.missing)
                + f" :small[{lines.beside(titles[one.need_id].code, say.plain(titles[one.need_id].community))}]"
                for one in them
            )
            st.markdown("\n".join(f"- {row}" for row in rows))


def load(plan: Plan) -> None:
    """Draw how many members have how many tasks, today and after the plan."""
    spread = plan.spread()
    if not spread:
        return
    _, before, after = spread[0]
    busy = spread[1:]
    finding = say.bare(words.LOAD_FINDING, before=f"{before:,}", after=f"{after:,}")
    tasks = [say.bare(words.TASKS, count=count) for count, _, _ in busy]
    today = charts.Series(words.NOW, [now for _, now, _ in busy], charts.SKY)
    after_it = charts.Series(words.AFTER, [then for _, _, then in busy], charts.BLUE)
    charts.alone(charts.Drawn(charts.COLUMNS, charts.Shown(finding, words.IN_HAND, "load"), tasks, (today, after_it)))


def sent(visit: Visit) -> None:
    """Draw what became of the plan that was sent last: who is asked, and which pairs had become stale."""
    kept: tuple[Sent, Made] | None = st.session_state.get(_SENT)
    if kept is None:
        return
    result, made = kept
    things = {one.id: one for one in made.desk.things}
    helpers = {one.member_id: one for one in made.desk.helpers}
    st.success(say.say(words.SENT_COUNT, count=len(result.asked)), icon=":material/send:")
    if result.stale:
        show.trouble(words.STALE_COUNT, count=len(result.stale))
        for pair in result.stale:
            reason = say.bare(refusals.sentence(pair.refusal), **pair.refusal.facts)
            _, thing_id, member_id = pair.offer
            name, title = helpers[member_id].name, things[thing_id].title
            st.markdown(f"- {say.say(words.STALE, name=name, title=title, reason=reason)}")
    if result.asked:
        with st.expander(say.say(words.MESSAGES), icon=":material/content_copy:"):
            said = [_message(visit, things[thing_id], helpers[member_id]) for _, thing_id, member_id in result.asked]
            for message in said[:_ONE_BY_ONE]:
                st.code(message, language=None, wrap_lines=True)
            if rest := said[_ONE_BY_ONE:]:
                # a box each would be a thousand of them after a whole city's plan
                st.caption(say.say(words.MESSAGES_REST, count=len(rest)))
                st.code("\n\n".join(rest), language=None, wrap_lines=True, height=_REST_HIGH)


def _message(visit: Visit, one: Thing, who: Helper) -> str:
    return say.bare(
        words.MESSAGE[one.target],
        member=who.name,
        community=one.community,
        text=one.title,
        due=visit.today + timedelta(days=ANSWER_DAYS),
        code=one.code,
    )


def _percent(gap: int, bound: int) -> str:
    return f"{100 * gap / bound:.1f}" if bound else "0"


def _share(progress: Progress) -> float:
    return min(1.0, max(0.0, progress.value / progress.bound)) if progress.bound else 1.0

"""The only bridge from screen to database: who is here, what they ask, what they attempt."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import wraps
from time import monotonic
from typing import Any, Final, NoReturn, TypeVar
from urllib.parse import urlencode
from uuid import UUID, uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from db.engine import engine
from db.errors import Code, Refusal
from db.reads.accounts import actor_of
from db.reads.kinds import kinds_ever
from db.reads.revision import revision
from db.rules.calendar import day_in_shanghai
from db.rules.rights import Actor
from db.terms import AccountId, DraftId
from db.work import perform, perform_ahead, reading, rehearse
from db.work.retry import foreseen
from db.writes.journal import note_refusal
from pages.kit import beneath, say, show, taking
from pages.kit import session as carried
from pages.kit.apology import noted
from pages.kit.atlas import ATLAS
from pages.kit.memory import ANSWERS, DRAWN, PACE
from pages.kit.menu import page_of
from pages.kit.turns import REDRAWS
from pages.text import called, refusals
from pages.text.phrase import Phrase

T = TypeVar("T")

WALL: Final = "watch/overview"
"""The page that fills a wall."""

_NOBODY: Final = AccountId(UUID(int=0))
_PACED: Final = "paced"
_LAST_DRAWN: Final = "last_drawn"
_WROTE: Final = "wrote"
_OWN_MACHINE: Final = "127.0.0.1"
_AWAY: Final = {Code.DATABASE_AWAY, Code.BUSY}
_log = logging.getLogger("sanshuang.pages")
_here: ContextVar["Visit | None"] = ContextVar("here", default=None)


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of one page: who is here, when it is, and at which revision the records stand."""

    actor: Actor
    now: datetime
    revision: int

    @property
    def today(self) -> date:
        """The business day in Asia/Shanghai."""
        return day_in_shanghai(self.now)

    def ask(self, question: Callable[..., T], **facts: object) -> T:
        """Answer a question of db.reads for this actor; remembered until the next write. Facts must be hashable.

        A Refusal of the question (nothing found, nothing allowed) stops the page in its designed state.
        """
        return _recalled(question, self.actor, self.revision, facts)

    def ask_alike(self, question: Callable[..., T], **facts: object) -> T:
        """Answer a question as ask does, once for all who reach as far: in the name of nobody in particular."""
        return _recalled(_timed(question), self._alike, self.revision, facts)

    def once(self, name: str, make: Callable[[], T], *apart: object) -> T:
        """Make something of answers once for all who reach as far; remembered until the next write, day or language.

        What else tells it apart is named, and must be hashable.
        """
        here = (str(engine().url), name, self.revision, self._alike, self.today, say.language())
        return DRAWN.recall((*here, *apart), make)

    @property
    def _alike(self) -> Actor:
        # whom somebody is as a member widens what they reach, unless they reach everything
        member = None if self.actor.reaches_all else self.actor.member_id
        return replace(self.actor, account_id=_NOBODY, name="", member_id=member)

    def look(self, question: Callable[..., T], **facts: object) -> T:
        """Answer a question as ask does, and remember nothing: for what is large and seldom looked at."""
        with _answering():
            return answer(question, self.actor, facts)

    def attempt(
        self,
        intent: Callable[..., T],
        *,
        done: Phrase,
        draft: str | None = None,
        rerun: bool = True,
        told: Mapping[str, object] | None = None,
        **facts: Any,  # noqa: ANN401 - whatever the intent takes
    ) -> T | None:
        """Perform an intent of db.writes with its facts.

        Success says `done` (its gaps filled from `told`), renews the draft and runs the page again, unless rerun is
        False: then the intent's result is returned. A Refusal is said in one sentence where the call stands, and what
        was typed stays. Anything else is an apology with a reference code, under which the log has the trace.
        """
        # both are asked for first: a second tap ends this run where it next asks for the session's state
        drafts, notices = _drafts(), show.notices()
        # whoever writes sees their own writing at their next run, however far the others are
        st.session_state[_WROTE] = True
        try:
            result = perform(
                engine(), self.actor, intent, now=self.now, origin=origin_here(), draft=_draft_id(draft), **facts
            )
        except Refusal as refusal:
            _refused(refusal, self, intent, draft)
            return None
        except Exception as error:  # noqa: BLE001 - whatever it was, a person gets a plain sentence and the log its trace
            self.trouble(intent, error)
            return None
        _renew(draft, drafts)
        notices[:] = [say.say(done, **(told or {}))]
        if rerun:
            st.rerun()
        return result

    def trouble(self, intent: Callable[..., object], error: BaseException) -> None:
        """Apologise for an intent that failed as nobody foresaw, with the reference its trace has in the log."""
        show.trouble(refusals.APOLOGY, reference=noted(intent.__qualname__, error))

    def rehearse(self, intent: Callable[..., T], **facts: Any) -> T | None:  # noqa: ANN401 - as attempt
        """Say what would become of an intent, and write nothing; a Refusal is said as an attempt says it."""
        try:
            return rehearse(engine(), self.actor, intent, now=self.now, origin=origin_here(), **facts)
        except Refusal as refusal:
            _refused(refusal, self, intent, None)
            return None

    def beside(self, intent: Callable[..., T]) -> Callable[..., T]:
        """Give an intent to be performed beside the page once its turn comes: by who is still signed in then.

        Raises what the intent raises, and SIGN_IN_FIRST; that it was not allowed is noted as attempt notes it.
        """
        token, origin = token_here(), origin_here()

        def turn(**facts: Any) -> T:  # noqa: ANN401 - as attempt
            now = datetime.now(UTC)
            with foreseen(), reading(engine()) as session:
                actor = actor_of(session, token, now)
            if actor is None:
                raise Refusal(Code.SIGN_IN_FIRST)
            try:
                return perform_ahead(engine(), actor, intent, now=now, origin=origin, **facts)
            except Refusal as refusal:
                _note_forbidden(refusal, actor, intent, now=now, origin=origin)
                raise

        return turn

    def link(self, path: str, label: Phrase | str, *, icon: str | None = None, **codes: str) -> None:
        """Draw a link to another page with codes in its address; only its words for whom the page is not."""
        words = say.plain(label) if isinstance(label, str) else say.say(label)
        if not self.actor.may(ATLAS[path].right):
            st.markdown(words)
            return
        sign = f":material/{icon}:" if icon else None
        st.page_link(page_of(ATLAS[path]), label=f":blue[{words}]", icon=sign, query_params=codes)

    def way(self, path: str, **codes: str) -> str:
        """Give the address of another page with codes in it; nothing for whom the page is not."""
        place = ATLAS[path]
        return f"{place.url}?{urlencode(codes)}" if self.actor.may(place.right) else ""

    def code(self, name: str) -> str:
        """Give a code from the page's address, such as community=SQ012; empty when there is none."""
        return str(st.query_params.get(name, ""))

    def draft(self, name: str) -> str:
        """Give a form's key, which holds the draft's id: a double tap writes once. Hand the same to attempt(draft=)."""
        return f"{name}:{_drafts().setdefault(name, str(uuid4()))}"

    def renew(self, name: str) -> None:
        """Give a draft up for a new one, so that its field stands empty again."""
        _renew(name, _drafts())

    def again(self) -> "Visit":
        """Give the visit as of now, for a part of the page that renews itself; who is here is asked after a change."""
        with _answering(), reading(engine()) as session:
            at = revision(session)
        if at != self.revision:
            return arrive()
        now = replace(self, now=datetime.now(UTC))
        # with another day the entries of the lists may be called otherwise
        called.keep(now.ask(kinds_ever), now.today)
        return now


def arrive(*, paced: bool = False) -> Visit:
    """Begin a run: who is here, at which revision; their language is spoken from now on. Nobody is sent to the door.

    paced: the page renews itself, and is drawn at the revision at which all others are that do.
    """
    with _answering(), reading(engine()) as session:
        now = datetime.now(UTC)
        actor = actor_of(session, token_here(), now)
        at = revision(session)
    # a page that renews itself keeps step with all the others, so that they share what is worked out for them
    wrote = st.session_state.pop(_WROTE, False)
    if paced and not wrote:
        at = PACE.step(at, st.session_state.get(_LAST_DRAWN, 0))
    st.session_state[_LAST_DRAWN] = at
    if actor is None:
        st.logout()
        st.stop()
    beneath.begin()
    visit = _spoken(Visit(actor, now, at))
    _here.set(visit)
    return visit


def glimpse(actor: Actor) -> Visit:
    """Begin a look beside the page, before its run; theirs is the language spoken from now on. Raises Refusal."""
    with foreseen(), reading(engine()) as session:
        visit = Visit(actor, datetime.now(UTC), revision(session))
    return _spoken(visit)


def _spoken(visit: Visit) -> Visit:
    """Speak the visitor's language from now on, and call the entries of lists as the bureau does."""
    say.speak(visit.actor.language)
    called.keep(visit.ask(kinds_ever), visit.today)
    return visit


@contextmanager
def in_turn() -> Iterator[bool]:
    """Run a page when its turn comes: at once where somebody opens it or works in it, one by one what renews itself.

    Gives whether it renews itself, for arrive(). Whoever taps meanwhile or closes the page leaves the queue.
    """
    # gone before the wait: the run of somebody who taps while it lasts is their own, and waits for nobody
    paced = st.session_state.pop(_PACED, False)
    if not paced or st.session_state.get(_WROTE):
        yield False
        return
    with turn():
        yield True


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a page's turn among all that renew themselves, and keep it for a while."""
    # a tap only marks the run that it ends: that looks for it whenever it asks for the session's state
    with REDRAWS.taken(heed=lambda: _WROTE in st.session_state) as seconds:
        PACE.waited(seconds)
        yield


def keep_step() -> NoReturn:
    """Run the page again for a change that somebody committed, in step with all pages that renew themselves."""
    st.session_state[_PACED] = True
    st.rerun()


def open_page(path: str, lead: Phrase | None = None, *, named: bool = True) -> Visit:
    """Begin a page: draw its name and the line that says what it is, refuse whom it is not for. Every page's start.

    A page about one record is not named=True: it draws the record's name itself, by show.title().
    """
    visit = _here.get() or arrive()
    place = ATLAS[path]
    # a wall screen is the overview's, and no other page's
    open_ = visit.actor.may(place.right) and (path == WALL or not visit.actor.wall)
    if (named and not visit.actor.wall) or not open_:
        show.title(place.title)
    if not open_:
        _note_refusal(visit.actor, path, place.right, now=visit.now, origin=origin_here())
        show.forbidden(visit.actor.role)
        st.stop()
    taking.begin(visit.actor, path, place.right)
    if lead is not None:
        show.lead(lead)
    return visit


def token_here() -> str:
    """Give the token of the session that this browser brings; empty when there is none."""
    # the gate hands the token over as a trusted header; without one the browser's cookie holds it
    brought = st.context.cookies
    places = (st.user.get(carried.USER_KEY), brought.get(carried.COOKIE_HTTPS), brought.get(carried.COOKIE_HTTP))
    return next((token for token in places if isinstance(token, str) and token), "")


def origin_here() -> str:
    """Give the network address this browser asks from; whoever asks from the server's own machine has none to tell."""
    address: object = st.context.ip_address
    return carried.plain_address(address) if isinstance(address, str) else _OWN_MACHINE


@contextmanager
def _answering() -> Iterator[None]:
    """Stop the page in its designed state when a question is refused; beside a page the Refusal is raised."""
    try:
        with foreseen():
            yield
    except Refusal as refusal:
        if get_script_run_ctx(suppress_warning=True) is None:
            raise
        show.away() if refusal.code in _AWAY else show.missing()
        st.stop()


def _recalled(question: Callable[..., T], actor: Actor, at: int, facts: dict[str, object]) -> T:
    key = (str(engine().url), question.__module__, question.__qualname__, at, actor, *facts.items())
    with _answering():
        return ANSWERS.recall(key, lambda: answer(question, actor, facts))


def _timed(question: Callable[..., T]) -> Callable[..., T]:
    """Give a question that tells the pace how long it took to be worked out; under the same name."""

    @wraps(question)
    def timed(*who: object, **facts: object) -> T:
        began = monotonic()
        try:
            return question(*who, **facts)
        finally:
            PACE.took(monotonic() - began)

    return timed


def answer(question: Callable[..., T], actor: Actor, facts: Mapping[str, object]) -> T:
    """Answer a question of db.reads in a session of its own, also beside a page, where nothing can be drawn."""
    with reading(engine()) as session:
        return question(session, actor, **facts)


def _refused(refusal: Refusal, visit: Visit, intent: Callable[..., object], draft: str | None) -> None:
    if refusal.code is Code.ALREADY_SENT:
        _renew(draft, _drafts())
    _note_forbidden(refusal, visit.actor, intent, now=visit.now, origin=origin_here())
    if not beneath.refused(refusal):
        show.refused(refusal)


def _note_forbidden(
    refusal: Refusal, actor: Actor, intent: Callable[..., object], *, now: datetime, origin: str
) -> None:
    """Note who tried what they may not, in the log and in the journal."""
    if refusal.code is Code.NOT_ALLOWED:
        _log.warning("%s refused to %s (%s)", intent.__qualname__, actor.account_id, actor.role)
        _note_refusal(actor, intent.__qualname__, str(refusal.facts.get("right", "")), now=now, origin=origin)


def _note_refusal(actor: Actor, tried: str, right: str, *, now: datetime, origin: str) -> None:
    # that it cannot be written down must not keep a person from hearing no
    with suppress(Refusal):
        perform(engine(), actor, note_refusal, now=now, origin=origin, tried=tried, right=right)


def _draft_id(draft: str | None) -> DraftId | None:
    if draft is None:
        return None
    name, _, held = draft.rpartition(":")
    return DraftId(UUID(held if name else st.session_state["drafts"][draft]))


def _drafts() -> dict[str, str]:
    drafts: dict[str, str] = st.session_state.setdefault("drafts", {})
    return drafts


def _renew(draft: str | None, drafts: dict[str, str]) -> None:
    if draft is not None:
        name = draft.rpartition(":")[0] or draft
        drafts.pop(name, None)

"""Letters and certificates in words: one text for the page to be printed, the document and the door."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import streamlit as st

from db.engine import engine
from db.files.papers import Grid, Paper, write_papers, write_parts
from db.reads.letters import LetterLine, Written, letter, letter_order, letter_part, letters
from db.rules.calendar import Period, day_in_shanghai
from db.rules.letters import CommunityFacts, Credited, MemberFacts, PromiseLine, UnitFacts, written_code
from db.rules.periods import Named
from db.rules.rights import Actor
from db.terms import ClauseStatus, Language, ReportKind
from db.work import reading
from pages.kit import leaving, say
from pages.kit.codes import verify_address
from pages.kit.visit import Visit
from pages.text import called
from pages.text import letters as text
from pages.text.phrase import Phrase
from pages.text.telling import UNKNOWN, listing

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ZIP: Final = "application/zip"
IN_ONE: Final = 200
"""Papers in one document: a word processor opens it at once, and writing it takes little memory."""

HOLDS: Final = "member.name report.text report.check_code unit.name branch.name community.name"
"""The columns that letters and certificates hold."""

_HOUR: Final = 60


def paper_of(written: Written, base: str) -> Paper:
    """Give a paper in the words of this run's language; base is where the house is opened, for the check code."""
    return _WRITERS[written.kind](written, base)


def document_of(papers: Iterable[Written], base: str, language: Language) -> bytes:
    """Write papers as one document."""
    say.speak(language)
    return write_papers(paper_of(one, base) for one in papers)


def parts_of(actor: Actor, kind: ReportKind, period: Period, base: str, *, most: int) -> Iterator[tuple[str, bytes]]:
    """Give a quarter's papers of a kind as documents of so many each, read and written one after the other."""
    with reading(engine()) as session:
        order = letter_order(session, actor, kind=kind, period=period)
        for first in range(0, len(order), most):
            part = order[first : first + most]
            document = document_of(letter_part(session, actor, report_ids=part), base, actor.language)
            yield say.bare(text.PART_FILE, kind=text.KINDS[kind], first=first + 1, last=first + len(part)), document


def take_along(visit: Visit, kind: ReportKind, named: Named, *, papers: int) -> None:
    """Offer a quarter's papers of a kind, written when somebody asks: as one document, or many as an archive."""
    base = str(st.context.url)
    if papers > IN_ONE:
        leaving.offer(
            say.say(text.DOWNLOAD_PARTS, most=IN_ONE),
            lambda to: write_parts(to, parts_of(visit.actor, kind, named.period, base, most=IN_ONE)),
            name=say.bare(text.PARTS_FILE, kind=text.KINDS[kind], period=named.code),
            mime=ZIP,
            holds=HOLDS,
            form="document",
        )
        return
    leaving.offer(
        say.say(text.DOWNLOAD),
        leaving.whole(
            lambda: document_of(visit.ask(letters, kind=kind, period=named.period), base, visit.actor.language)
        ),
        name=say.bare(text.FILE, kind=text.KINDS[kind], period=named.code),
        mime=DOCX,
        holds=HOLDS,
        form="document",
    )


def take_one(visit: Visit, line: LetterLine) -> None:
    """Offer one paper as a document, written when somebody asks."""
    base = str(st.context.url)
    period = say.bare(text.PERIOD, first=line.first_on, last=line.last_on)
    leaving.offer(
        say.say(text.DOWNLOAD_ONE),
        leaving.whole(lambda: document_of((visit.ask(letter, report_id=line.id),), base, visit.actor.language)),
        name=say.bare(text.ONE_FILE, kind=text.KINDS[line.kind], to=line.to, period=period),
        mime=DOCX,
        holds=HOLDS,
        form="document",
        key=f"docx-{line.id.hex}",
    )


def hours(minutes: int | None) -> str:
    """Say how long service took; unknown where nobody wrote it down."""
    return UNKNOWN if minutes is None else say.bare(text.HOURS, hours=f"{minutes / _HOUR:.1f}".removesuffix(".0"))


def _unit(written: Written, _base: str) -> Paper:
    facts = written.facts
    if not isinstance(facts, UnitFacts):
        raise TypeError(written.kind)
    known = [one.minutes for one in facts.people if one.minutes is not None]
    line = say.bare(
        text.UNIT_LINE,
        in_service=facts.in_service,
        period=_period(written),
        people=len({one.member_id for one in facts.people}),
        times=sum(one.times for one in facts.people),
        hours=hours(sum(known) if known else None),
        activities=facts.activities,
        solved=facts.solved,
        wishes=facts.wishes,
    )
    people = [
        (written.names.get(one.member_id, UNKNOWN), one.branch, say.fact(one.times), hours(one.minutes))
        for one in facts.people
    ]
    places = [
        (one.community, say.fact(one.people), say.fact(one.times), say.fact(one.rating), one.word)
        for one in facts.places
    ]
    return _paper(
        written,
        text.UNIT_TITLE,
        to=say.bare(text.UNIT_TO, unit=facts.unit),
        lines=(line,),
        grids=(
            _grid(text.UNIT_PEOPLE, text.UNIT_PEOPLE_COLUMNS, people, text.UNIT_NOBODY),
            _grid(text.UNIT_PLACES, text.UNIT_PLACES_COLUMNS, places, text.UNIT_NOWHERE),
        ),
        closing=say.bare(text.EVIDENCE_ONLY),
    )


def _community(written: Written, _base: str) -> Paper:
    facts = written.facts
    if not isinstance(facts, CommunityFacts):
        raise TypeError(written.kind)
    line = say.bare(
        text.COMMUNITY_LINE,
        period=_period(written),
        branches=len(facts.done),
        activities=sum(one.activities for one in facts.done),
        times=sum(one.times for one in facts.done),
        solved=sum(one.solved for one in facts.done),
        wishes=sum(one.wishes for one in facts.done),
        promised=len(facts.promises),
        kept=sum(one.status is ClauseStatus.KEPT for one in facts.promises),
    )
    promises = [(one.branch, one.text, say.fact(one.due_on), _stands(one, written.last_on)) for one in facts.promises]
    done = [
        (
            one.unit,
            one.branch,
            *map(say.fact, (one.activities, one.people, one.times, one.solved, one.wishes)),
        )
        for one in facts.done
    ]
    return _paper(
        written,
        text.COMMUNITY_TITLE,
        to=say.bare(text.COMMUNITY_TO, community=facts.community),
        lines=(line,),
        grids=(
            _grid(text.COMMUNITY_PROMISES, text.COMMUNITY_PROMISES_COLUMNS, promises, text.COMMUNITY_NO_PROMISES),
            _grid(text.COMMUNITY_DONE, text.COMMUNITY_DONE_COLUMNS, done, text.COMMUNITY_NOTHING),
        ),
        closing=say.bare(text.COMMUNITY_CLOSING),
    )


def _certificate(written: Written, base: str) -> Paper:
    code, address = written_code(written.check_code), verify_address(base, written.check_code)
    return _paper(
        written,
        text.CERTIFICATE_TITLE,
        lines=tuple(certified(written)),
        check=say.bare(text.CERTIFICATE_CHECK, code=code, address=address.rpartition("/")[0]),
        address=address,
    )


def certified(written: Written) -> list[str]:
    """Say what a certificate says, line by line: the same on paper and at the door."""
    facts = written.facts
    if not isinstance(facts, MemberFacts):
        raise TypeError(written.kind)
    with called.on(day_in_shanghai(written.signed_at)):
        kinds = [say.bare(text.CERTIFICATE_KIND, kind=kind, count=count) for kind, count in facts.kinds]
    said = [
        say.bare(
            text.CERTIFICATE_LINE,
            name=facts.name,
            unit=facts.unit,
            branch=facts.branch,
            period=_period(written),
            places=listing(facts.places, say.language()),
            times=facts.times,
            hours=hours(facts.minutes),
        ),
        say.bare(text.CERTIFICATE_KINDS, kinds=listing(kinds, say.language())),
    ]
    if facts.solved or facts.wishes:
        said.append(say.bare(text.CERTIFICATE_DEEDS, solved=facts.solved, wishes=facts.wishes))
    # papers on which answers are not told apart keep the words and the order in which they were signed
    if facts.asked and not facts.answers:
        said.append(say.bare(text.CERTIFICATE_SAID, asked=facts.asked, satisfied=facts.satisfied))
    if facts.skills:
        said.append(say.bare(text.CERTIFICATE_SKILLS, skills=listing(facts.skills, say.language())))
    for phrase, credited in ((text.CERTIFICATE_TRAININGS, facts.trainings), (text.CERTIFICATE_HONOURS, facts.honours)):
        if credited:
            together = text.BETWEEN.words(say.language()).join(map(_credited, credited))
            said.append(say.bare(phrase, year=str(written.last_on.year), credited=together))
    if facts.answers:
        answers = [say.bare(text.CERTIFICATE_ANSWER, answer=answer, count=count) for answer, count in facts.answers]
        evaluated = listing(answers, say.language())
        said.append(say.bare(text.CERTIFICATE_EVALUATED, asked=facts.asked, answers=evaluated))
    return said


def _credited(one: Credited) -> str:
    told = text.CERTIFICATE_CREDIT if one.hours is None else text.CERTIFICATE_HOURS
    return say.bare(told, what=one.what, giver=one.giver, day=one.day, hours=one.hours)


_WRITERS: Final[Mapping[ReportKind, Callable[[Written, str], Paper]]] = {
    ReportKind.UNIT_LETTER: _unit,
    ReportKind.COMMUNITY_LETTER: _community,
    ReportKind.CERTIFICATE: _certificate,
}


def _paper(
    written: Written,
    title: Phrase,
    *,
    lines: tuple[str, ...],
    to: str = "",
    grids: tuple[Grid, ...] = (),
    closing: str = "",
    check: str = "",
    address: str = "",
) -> Paper:
    seal = (written.bureau, say.fact(day_in_shanghai(written.signed_at)), say.bare(text.SEAL))
    return Paper(
        title=say.bare(title),
        mark=say.bare(text.MARK, period=_period(written), version=written.version),
        to=to,
        lines=lines,
        grids=grids,
        closing=closing,
        signed=[line for line in seal if line],
        check=check,
        address=address,
    )


def _grid(name: Phrase, columns: Mapping[Phrase, int], rows: Sequence[Sequence[str]], empty: Phrase) -> Grid:
    headings = [say.bare(heading) for heading in columns]
    return Grid(say.bare(name), headings, rows, say.bare(empty), tuple(columns.values()))


def _stands(one: PromiseLine, last: date) -> str:
    """Say how a promise stands: one that was due by a paper's last day and is not kept is overdue."""
    late = one.status is ClauseStatus.PROMISED and one.due_on is not None and one.due_on <= last
    return say.bare(text.COMMUNITY_OVERDUE if late else one.status)


def _period(written: Written) -> str:
    return say.bare(text.PERIOD, first=written.first_on, last=written.last_on)

"""The half-year report in words: its fields by name, its text filled, the figure that somebody looks at, its files."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from db.files.documents import MARK, Line, Said, fill_template
from db.files.report import Block, Span, write_report, write_text
from db.reads.half_year import Paper
from db.rules.calendar import day_in_shanghai
from db.rules.half_year import Field, Given, Listed, Name, Piece, Style, Values, fields, paragraphs
from db.rules.half_year import Value as Filled
from db.rules.kinds import Versions
from db.rules.metrics import VEILED, Answer, Metric
from db.rules.periods import Named
from db.terms import ActivityKind, Beneficiary, Language
from pages.kit import periods, say
from pages.text import called as kinds
from pages.text import half_year as text
from pages.text import metrics
from pages.text.figure import VEILED_FIGURE
from pages.text.labels import LABELS, label
from pages.text.phrase import Phrase
from pages.text.telling import UNKNOWN, listing, months, tell

_LANGUAGES = tuple(Language)
_KIND_LEADS = re.compile(r"^[^\n{]+?(?P<sign>\uff1a| \()(?=\{\{activity_months:(?P<code>\w+)\}\})", re.MULTILINE)
"""How a line about one kind of activities begins in the text that comes along."""
_GROUPS: Mapping[Listed, type[ActivityKind | Beneficiary]] = {
    Listed.ACTIVITY_KINDS: ActivityKind,
    Listed.WISH_DAY_GROUPS: Beneficiary,
}


@dataclass(frozen=True, slots=True)
class Report:
    """A half-year's report as it stands: its text, what its fields come to, and who signed it when."""

    named: Named
    text: str
    values: Values
    #: the day of signing; of a draft, today
    day: date
    paper: Paper | None = None

    @property
    def mark(self) -> str:
        """Say in one line whether it is signed, and by whom."""
        with say.as_written(self.text):
            if self.paper is None:
                return say.bare(text.DRAFT_MARK, day=self.day)
            line = self.paper.line
            return say.bare(text.SIGNED_MARK, version=line.version, name=line.signer, day=self.day)


def default_text(language: Language) -> str:
    """Give the text that comes along, its kinds of activities called as the bureau calls them now."""
    return _KIND_LEADS.sub(_called_now(language), text.TEXT.words(language))


def _called_now(language: Language) -> Callable[[re.Match[str]], str]:
    def led(found: re.Match[str]) -> str:
        own = kinds.own(ActivityKind(found["code"]))
        return f"{own.words(language)}{found['sign']}" if own else str(found[0])

    return led


def report_of(named: Named, paper: Paper) -> Report:
    """Give a report as it was signed."""
    return Report(named, paper.text, paper.values, day_in_shanghai(paper.line.signed_at), paper)


def called(field: Field, language: Language | None = None) -> str:
    """Give a field's name as it is written between the braces."""
    return _named(field, label(field.kind) if field.kind else None, language or say.language())


def means(field: Field) -> Phrase:
    """Give what a field means."""
    return metrics.DEFINITIONS[field.name] if isinstance(field.name, Metric) else text.MEANS[field.name]


def _phrase(name: Name) -> Phrase:
    return metrics.NAMES[name] if isinstance(name, Metric) else text.CALLED[name]


def _known() -> Mapping[str, str]:
    """Give every way in which a field may be written, and its code."""
    return _known_by(kinds.ever())


@lru_cache(maxsize=4)
def _known_by(_versions: Versions) -> Mapping[str, str]:
    written = [(field, kind) for field in fields().values() for kind in _ever_called(field)]
    # what an entry is called now, last: it goes before what another was called once
    written.sort(key=lambda one: one[1] is not None and one[0].kind is not None and one[1] == label(one[0].kind))
    named = {_key(_named(field, kind, language)): field.code for field, kind in written for language in _LANGUAGES}
    return {_key(code): code for code in fields()} | named


def _ever_called(field: Field) -> list[Phrase | None]:
    """Give the names of a field's kind, the former ones too: a template outlives a new name."""
    if field.kind is None:
        return [None]
    return [LABELS[type(field.kind)][field.kind], *kinds.formerly(field.kind), label(field.kind)]


def _named(field: Field, kind: Phrase | None, language: Language) -> str:
    name = _phrase(field.name).words(language)
    return name if kind is None else tell(text.OF_KIND, language, name=name, kind=kind)


def _key(written: str) -> str:
    return "".join(unicodedata.normalize("NFKC", written).casefold().split())


@dataclass(frozen=True, slots=True)
class Recognised:
    """A template as it was read: its text as it is kept, its fields as written with their codes, and who is unknown."""

    text: str
    marks: Mapping[str, str]
    #: fields that nobody knows, and what is called most like each; empty where nothing is
    unknown: tuple[tuple[str, str], ...]


def recognised(lines: Iterable[Line]) -> Recognised:
    """Find the fields of a template by their names in either language."""
    kept, marks, unknown = [], {}, {}
    for line in lines:
        for written in MARK.findall(line.text):
            code = _known().get(_key(written))
            if code is None:
                unknown[written] = _nearest(written)
            else:
                marks[written] = code
        said = MARK.sub(lambda found: f"{{{{{marks.get(found[1], found[1])}}}}}", line.text)
        kept.append(f"{Style[line.style.upper()].value}{' '.join(said.splitlines())}")
    return Recognised("\n".join(kept), marks, tuple(unknown.items()))


def _nearest(written: str) -> str:
    typed = _key(written)
    near = get_close_matches(typed, list(_known()), 8, 0.5)
    best = max(near, key=lambda name: _likeness(typed, name), default="")
    return called(fields()[_known()[best]]) if best else ""


def blocks(report: Report) -> tuple[Block, ...]:
    """Give a report in words, paragraph by paragraph, in the language of its text."""
    found = []
    with say.as_written(report.text), kinds.on(report.day):
        for paragraph in paragraphs(report.text):
            spans = tuple(_span(report, piece) for piece in paragraph.pieces)
            # what a person wrote may have paragraphs of its own
            found += [Block(paragraph.style, one) for one in _parted(spans)]
    return tuple(found)


def _parted(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    row: list[Span] = []
    for span in spans:
        first, *more = span.text.splitlines() or [""]
        row.append(Span(first, span.code, span.unknown))
        for line in more:
            yield tuple(row)
            row = [Span(line, span.code, span.unknown)]
    yield tuple(row)


def _span(report: Report, piece: Piece) -> Span:
    if isinstance(piece, str):
        return Span(piece)
    written = value_of(report, piece)
    return Span(written, piece.code, unknown=written == UNKNOWN)


def value_of(report: Report, field: Field) -> str:
    """Say what a field comes to in a report; unknown is "—"."""
    match field.name:
        case Given.PERIOD:
            return periods.spoken(report.named)
        case Given.LAST_DAY:
            return say.fact(min(report.named.period.last, report.day))
        case Given.SIGNED_ON:
            return say.fact(report.day)
        case _:
            return written(field, report.values.get(field.code))


def written(field: Field, value: Filled) -> str:
    """Write a value as people read it."""
    language = say.language()
    match value:
        case None | "":
            return UNKNOWN
        case Answer():
            return _figure(Metric(field.name), value)
        case str():
            return value
        case _ if isinstance(field.name, Listed) and field.name in _GROUPS:
            of = _GROUPS[field.name]
            counted = text.TIMES if field.name is Listed.ACTIVITY_KINDS else text.PEOPLE
            told = [_counted(counted, of(str(one[0])), one[1]) for one in value]
            return listing(told, language) if told else say.bare(text.NOTHING)
        case _ if field.name is Listed.ACTIVITY_MONTHS:
            return months([str(one) for one in value], language) or say.bare(text.NOTHING)
        case _:
            return listing(map(str, value), language) or say.bare(text.NOTHING)


def _counted(counted: Phrase, kind: ActivityKind | Beneficiary, count: object) -> str:
    if isinstance(count, int):
        return say.bare(counted, name=kind, count=count)
    return say.bare(text.APART, name=kind, said=say.bare(VEILED_FIGURE) if count == VEILED else UNKNOWN)


def _figure(metric: Metric, answer: Answer) -> str:
    if answer.veiled:
        return say.bare(VEILED_FIGURE)
    return metrics.written(metric, answer.value, answer.whole, say.language())


def file_of(report: Report, own: tuple[bytes, Mapping[str, str]] | None) -> bytes:
    """Write a report as a document: in the bureau's own template, or in the one that comes along."""
    if own is None:
        return write_report(blocks(report), report.mark)
    content, marks = own
    said = {}
    with say.as_written(report.text):
        for mark, code in marks.items():
            value = value_of(report, fields()[code])
            said[mark] = Said(value, value != UNKNOWN)
    return fill_template(content, said)


def text_of(report: Report) -> bytes:
    """Write a report as plain text."""
    return write_text(blocks(report), report.mark)


def blank_template() -> bytes:
    """Write the text that comes along as a template to go on from: its fields by their names."""
    found = []
    for paragraph in paragraphs(text.TEXT.words(say.language())):
        spans = [Span(piece if isinstance(piece, str) else marked(piece)) for piece in paragraph.pieces]
        found.append(Block(paragraph.style, tuple(spans)))
    return write_report(found)


def marked(field: Field) -> str:
    """Give a field as it is written in a template."""
    return say.bare(text.FIELD_MARK, name=called(field))


def counts(report: Report) -> tuple[int, int]:
    """Count the places that are filled in, and those among them of which nothing is known."""
    spans = [span for block in blocks(report) for span in block.spans if span.code]
    return len(spans), sum(span.unknown for span in spans)


def _likeness(typed: str, name: str) -> tuple[float, bool]:
    return SequenceMatcher(None, typed, name).ratio(), typed[:1] == name[:1]

"""The half-year report on the screen: its text with figures that open, their rows, its signing, its template."""

from functools import partial
from html import escape
from itertools import pairwise
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import streamlit as st

from db.engine import engine
from db.errors import Refusal
from db.files.documents import open_template
from db.files.reasons import file_sentence
from db.files.report import Span
from db.files.sheets import shown_name
from db.reads import choices
from db.reads import half_year as questions
from db.reads import metrics as figures
from db.rules.calendar import day_in_shanghai
from db.rules.half_year import LONGEST_WORDS, Field, Listed, Style, Told, Value, Values, asked, changed, fields
from db.rules.metrics import Answer, Metric
from db.rules.periods import Named
from db.terms import Language
from db.work import reading
from db.writes import half_years
from pages.kit import behind, beneath, forms, leaving, lettering, lines, markup, reporting, say, show, taking
from pages.kit.reporting import Report
from pages.kit.visit import Visit
from pages.text import called
from pages.text import figure as rows_of
from pages.text import half_year as text
from pages.text import metrics as words
from pages.text.phrase import Phrase
from pages.text.telling import listing

FIGURE: Final = "figure"
_MANY: Final = 1_000
"""Rows in which nobody finds one by paging on."""
_BY_KIND: Final = frozenset({Listed.ACTIVITY_KINDS, Listed.WISH_DAY_GROUPS})
_NARROWS: Final = ("community", "branch")
_TAGS: Final = {Style.TITLE: "h2", Style.HEADING: "h3"}
_STYLE: Final = """<style>
.ss-report{max-width:44rem;font-variant-numeric:tabular-nums;line-height:1.9}
.ss-report h2,.ss-report h3{margin:0}
.ss-report h2{font-size:1.25rem;line-height:1.5;text-align:center;padding:.25rem 0 1rem;text-wrap:balance}
.ss-report h3{font-size:1.0625rem;padding:.75rem 0 .25rem}
.ss-report p{margin:0 0 .5rem}.ss-report p.ss-right{text-align:right;margin:0}
.ss-report a{color:inherit;font-weight:600;text-decoration:underline;text-decoration-color:#0072B2;
text-decoration-thickness:2px;text-underline-offset:.25em}
.ss-report a:hover,.ss-report a:focus-visible,.ss-report a[aria-current]{outline:2px solid #0072B2;outline-offset:2px;
border-radius:.125rem}
.ss-report .ss-unknown{background:#FFE066;color:#1B1F24;padding:0 .375rem;border-radius:.125rem}
</style>"""


def standing(report: Report) -> None:
    """Draw where a report stands: its chip, who signed it when, which version, and whether it is whole."""
    if report.paper is None:
        st.markdown(lines.flag(text.STATE_DRAFT, "edit_note", "gray"))
        return
    line = report.paper.line
    said = say.say(text.SIGNED_BY, name=line.signer, day=day_in_shanghai(line.signed_at))
    version = say.say(text.VERSION, version=line.version)
    st.markdown(lines.beside(lines.flag(text.STATE_SIGNED, "lock", "green"), said, version))
    st.caption(say.say(text.HASH, hash=line.content_hash[:16]))
    if not line.whole:
        show.trouble(text.BROKEN)


def body(report: Report, picked: str) -> None:
    """Draw the text; each figure is a way to its rows beside it, and what nobody knows is yellow."""
    keep = {name: code for name, code in st.query_params.items() if name not in {FIGURE, "page", *_NARROWS}}
    markup.draw(_STYLE + _marked_up(report, keep, picked))


def _marked_up(report: Report, keep: dict[str, str], picked: str) -> str:
    found = []
    for block in reporting.blocks(report):
        tag = _TAGS.get(block.style, "p")
        side = ' class="ss-right"' if block.style is Style.RIGHT else ""
        spans = "".join(_span(span, keep, picked) for span in block.spans)
        found.append(f"<{tag}{side}>{spans}</{tag}>")
    return f'<div class="ss-report">{"".join(found)}</div>'


def _span(span: Span, keep: dict[str, str], picked: str) -> str:
    said = escape(span.text)
    if not span.code or not opens(fields()[span.code]):
        return f'<span class="ss-unknown">{said}</span>' if span.unknown else said
    address = escape(f"?{urlencode({**keep, FIGURE: span.code})}", quote=True)
    name = escape(reporting.called(fields()[span.code]), quote=True)
    here = ' aria-current="true"' if span.code == picked else ""
    strange = ' class="ss-unknown"' if span.unknown else ""
    return f'<a href="{address}" target="_self" title="{name}"{here}{strange}>{said}</a>'


def opens(field: Field) -> bool:
    """Whether there is something to see behind a field."""
    return isinstance(field.name, Metric | Listed)


def choose(report: Report) -> str | None:
    """Ask for the figure to look at; the address holds it."""
    codes = [code for code in asked(report.text) if opens(fields()[code])]
    options = {
        code: f"{reporting.called(fields()[code])}　{reporting.value_of(report, fields()[code])}" for code in codes
    }
    return forms.filtered(FIGURE, text.FIGURE, options, every=text.NO_FIGURE) if options else None


def rows(visit: Visit, report: Report, code: str | None) -> None:
    """Draw what stands behind the figure that somebody looks at."""
    if code is None:
        st.caption(say.say(text.FIGURE_HINT))
        return
    field = fields()[code]
    metric = field.name if isinstance(field.name, Metric) else _counted(field.name)
    ask = partial(
        visit.ask,
        figures.behind,
        metric=metric,
        period=report.named.period,
        today=visit.today,
        kind=str(field.kind.value) if field.kind else "",
        page=lines.page_in_address(),
    )
    found = ask()
    if isinstance(field.name, Listed):
        st.caption(say.say(reporting.means(field)))
        st.caption(say.say(text.LIST_NOTE))
    else:
        written = behind.written(metric, found)
        one = show.Figure(words.NAMES[metric], written, words.DEFINITIONS[metric])
        show.figures([one], across=1)
        show.lead(words.DEFINITIONS[metric])
        frozen = reporting.value_of(report, field)
        now = reporting.written(field, Answer(found.value, found.whole, found.veiled))
        if report.paper is not None and frozen != now:
            st.info(say.say(text.FROZEN_NOTE, frozen=frozen), icon=":material/lock:")
    if found.total > _MANY:
        part = _part(visit)
        behind.rows(visit, metric, ask(**part) if part else found, report.named, more=text.MORE)
    else:
        behind.rows(visit, metric, found, report.named)


def _part(visit: Visit) -> dict[str, UUID]:
    """Ask, of a figure with very many rows, for the community and the branch to list them of."""
    chosen: dict[str, UUID] = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name, label, fact, them in (
            ("community", text.COMMUNITY, "area", visit.ask(choices.communities)),
            ("branch", rows_of.BRANCH, "unit", visit.ask(choices.branches)),
        ):
            known = {one.code: one for one in them}
            code = forms.filtered(name, label, {key: one.name for key, one in known.items()})
            if code:
                chosen[fact] = known[code].id
    return chosen


def _counted(name: object) -> Metric:
    return Metric.WISH_DAY_PEOPLE if name is Listed.WISH_DAY_GROUPS else Metric.ACTIVITIES


def take_along(visit: Visit, report: Report, own: questions.Template | None) -> None:
    """Offer a report as a document, as plain text and on paper; files are written when somebody asks for them."""
    template = report.paper.line.template_id if report.paper else own.id if own else None
    document = partial(_document, visit, report, template)
    plain = partial(reporting.text_of, report)
    for label, ending, mime, write in (
        (text.DOWNLOAD, "docx", lettering.DOCX, document),
        (text.DOWNLOAD_TEXT, "txt", "text/plain", plain),
    ):
        name = say.bare(text.FILE, period=report.named.code, ending=ending)
        leaving.offer(say.say(label), leaving.whole(write), name=name, mime=mime, form="document", key=f"take-{ending}")
    st.link_button(say.say(text.PRINT), f"/paper/half-year/{report.named.code}", icon=":material/print:")


def _document(visit: Visit, report: Report, template: UUID | None) -> bytes:
    own = None
    if template is not None:
        with reading(engine()) as session:
            own = questions.template_file(session, visit.actor, template_id=template)
    return reporting.file_of(report, own)


def may_be_signed(visit: Visit, report: Report) -> bool:
    """Whether the half-year is over."""
    return visit.today > report.named.period.last


def sign_note(visit: Visit, report: Report) -> None:
    """Say what signing does, or from when on it may be done."""
    last = report.named.period.last
    st.caption(say.say(text.SIGN_NOTE) if may_be_signed(visit, report) else say.say(text.TOO_EARLY, day=last))


def signing(visit: Visit, report: Report, own: questions.Template | None) -> None:
    """Draw the next step: to sign, or after that another version once something moved."""
    if not may_be_signed(visit, report):
        return
    half, written = report.named.code, own.text if own else reporting.default_text(visit.actor.language)
    facts: dict[str, Any] = {"half": half, "text": written, "template_id": own.id if own else None}
    if report.paper is None:
        if forms.press(text.SIGN, key=(draft := visit.draft(f"sign-{half}")), main=True, icon="lock"):
            visit.attempt(half_years.sign_half_year, done=text.SIGNED, draft=draft, **facts)
    elif why := forms.reason(draft := visit.draft(f"again-{half}"), text.RENEW, text.WHY):
        visit.attempt(half_years.sign_half_year, done=text.SIGNED, draft=draft, reason=why, **facts)


def moved(visit: Visit, report: Report) -> None:
    """Say which figures of a signed report the records tell otherwise now."""
    if report.paper is None:
        return
    now = visit.ask(questions.filled, half=report.named.code, codes=asked(report.text), today=visit.today)
    if told := _differences(report.values, now):
        with st.expander(say.say(text.NOW_DIFFERENT, count=len(told)), icon=":material/update:"):
            _told_apart(say.bare(text.SINCE_SIGNED), (text.WHEN_SIGNED, text.AFTER), told)


def own_words(visit: Visit, named: Named, report: Report) -> None:
    """Offer to write what no record tells, as far as the text asks for it."""
    kept = visit.ask(questions.words, half=named.code)
    wanted = [name for name in Told if name in asked(report.text)]
    if not wanted:
        return
    with (
        st.expander(say.say(text.WORDS), icon=":material/edit_note:"),
        beneath.form(draft := visit.draft(f"words-{named.code}"), border=False),
    ):
        said = {
            name.value: forms.text(
                text.CALLED[name], field="words", value=kept.get(name, ""), most=LONGEST_WORDS, long=True
            )
            for name in wanted
        }
        pressed = forms.submit(text.KEEP, icon="save")
    if pressed:
        visit.attempt(half_years.write_words, done=text.KEPT, draft=draft, half=named.code, words=said)


def versions(visit: Visit, named: Named) -> None:
    """Draw the signed versions, each with what changed in it."""
    signed = visit.ask(questions.signed, half=named.code)
    if len(signed) <= 1:
        return
    show.heading(text.VERSIONS)
    for new, old in pairwise(signed):
        after, before = (visit.ask(questions.paper, half=named.code, version=one.version) for one in (new, old))
        told = _differences(before.values, after.values)
        with st.expander(say.say(text.CHANGED, count=len(told), reason=new.reason), icon=":material/history:"):
            title = say.bare(text.DIFFERENCES, version=new.version)
            _told_apart(title, (text.BEFORE, text.AFTER), told)


def _differences(before: Values, after: Values) -> list[tuple[str, str, str]]:
    """Give each field that reads otherwise: its name, what it was and what it is; of kinds, those that differ."""
    told = []
    for field in (fields()[code] for code in changed(before, after)):
        was, now = before.get(field.code), after.get(field.code)
        sides = (_apart(was, now), _apart(now, was)) if field.name in _BY_KIND else (was, now)
        told.append((reporting.called(field), *(reporting.written(field, value) for value in sides)))
    return [(name, was, now) for name, was, now in told if was != now]


def _apart(value: Value, other: Value) -> Value:
    """Keep the kinds that are told otherwise on the other side."""
    if isinstance(value, tuple) and isinstance(other, tuple):
        return tuple(one for one in value if one not in other)  # type: ignore[return-value] # as it came
    return value


def _told_apart(title: str, sides: tuple[Phrase, Phrase], told: list[tuple[str, str, str]]) -> None:
    headings = [say.bare(one) for one in (text.FIELD, *sides)]
    show.table(taking.Sheet(title, headings, partial(list, told), taking.COUNTED), wide=headings[1:], height="content")


def templates(visit: Visit, own: questions.Template | None) -> None:
    """Offer to use a template of the bureau's own, and the one that comes along to go on from."""
    with st.expander(say.say(text.TEMPLATES), icon=":material/description:"):
        st.caption(say.say(text.TEMPLATE_NOTE))
        if own is None:
            st.markdown(say.say(text.TEMPLATE_DEFAULT))
        else:
            day = day_in_shanghai(own.uploaded_at)
            st.markdown(say.say(text.TEMPLATE_OWN, name=own.name, who=own.uploaded_by, day=day))
            if forms.press(text.BACK_TO_DEFAULT, key=(draft := visit.draft("back-to-default")), icon="undo"):
                visit.attempt(half_years.retire_template, done=text.BACK_DONE, draft=draft)
        leaving.offer(
            say.say(text.TAKE_TEMPLATE),
            leaving.whole(reporting.blank_template),
            name=say.bare(text.TEMPLATE_FILE),
            mime=lettering.DOCX,
            form="template",
        )
        file = st.file_uploader(say.say(text.UPLOAD), key="half-year-template")
        if file is not None:
            _brought(visit, file.getvalue(), file.name)


def _brought(visit: Visit, content: bytes, name: str) -> None:
    """Say what was found in a template, and offer to use it when all of it is known."""
    try:
        with st.spinner(say.say(text.READING)):
            found = reporting.recognised(open_template(content, name))
    except Refusal as refusal:
        show.trouble(text.REFUSED_FILE, why=file_sentence(refusal.facts, say.language()))
        return
    if found.unknown:
        show.trouble(text.UNKNOWN_FIELDS, count=len(found.unknown))
        st.markdown("\n".join(f"- {_strange(written, near)}" for written, near in found.unknown))
    elif not found.marks:
        show.trouble(text.NO_FIELDS)
    else:
        st.markdown(say.say(text.FOUND_FIELDS, count=len(found.marks)))
        if forms.press(text.USE_TEMPLATE, key=(draft := visit.draft("use-template")), main=True, icon="task_alt"):
            facts: dict[str, Any] = {"name": shown_name(name), "text": found.text, "marks": found.marks}
            visit.attempt(half_years.bring_template, done=text.TEMPLATE_USED, draft=draft, content=content, **facts)


def _strange(written: str, near: str) -> str:
    return say.say(text.UNKNOWN_ONE, name=written, near=near) if near else say.say(text.UNKNOWN_ALONE, name=written)


def field_list() -> None:
    """Draw every field with how it is written and what it means."""
    with st.expander(say.say(text.FIELD_LIST), icon=":material/data_object:"):
        st.caption(say.say(text.FIELD_LIST_NOTE))
        headings = (text.FIELD_WRITTEN, text.FIELD_OTHER, text.FIELD_KINDS, text.FIELD_MEANS)
        show.table(
            taking.Sheet(say.bare(text.FIELD_LIST), [say.bare(one) for one in headings], _field_rows, taking.COUNTED),
            wide=[say.bare(text.FIELD_MEANS)],
            height=420,
        )


def _field_rows() -> list[tuple[str, ...]]:
    other = next(one for one in Language if one is not say.language())
    whole = [field for field in fields().values() if field.kind is None]
    return [
        (
            reporting.marked(field),
            reporting.called(field, other),
            listing(_kinds(field), say.language()),
            say.bare(reporting.means(field)),
        )
        for field in whole
    ]


def _kinds(field: Field) -> list[str]:
    of = [one.kind for one in fields().values() if one.name is field.name and one.kind]
    return [say.bare(kind) for kind in of if kind in called.entries(type(kind))]

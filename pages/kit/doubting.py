"""Parts of the burden and truth check: one finding, and what was spared."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.reads.patterns import Finding, evidence
from db.reads.savings import Saving
from db.rules.calendar import day_in_shanghai
from pages.kit import ledger, lines, say, show, taking
from pages.kit.visit import Visit
from pages.text import patterns as text


def finding(one: Finding) -> None:
    """Draw one finding: about whom, how many rows, and why it is in order if somebody said so."""
    said = ""
    if one.explained_at is not None:
        told = {"name": one.explained_by, "day": day_in_shanghai(one.explained_at), "text": one.explained}
        said = f":small[{say.say(text.EXPLAINED_BY, **told)}]"
    chip = lines.flag(text.EXPLAINED, "task_alt", "green") if said else ""
    lines.draw(say.plain(one.about), chip, say.say(text.ROWS, rows=one.rows), said)


def rows(visit: Visit, one: Finding, about: Mapping[str, Any]) -> None:
    """Draw the rows behind a finding, and the way to the one that is ticked."""
    show.lead(text.TICK)
    found = visit.ask(evidence, today=visit.today, **about)
    hours = {"hours": text.HOURS} if any(row.hours for row in found) else {}
    named = {"code": text.CODE, "what": text.WHAT, "where": text.WHERE, "written": text.WRITTEN}
    row = show.lines_or_empty(
        found,
        columns={"day": text.DAY, **hours, **named},
        holds="activity.name need.text community.name branch.name account.name",
        empty=text.NO_ROWS,
        title=one.about,
        key=f"table-{one.pattern}-{one.about_id}",
        choose=True,
    )
    if row is not None:
        ledger.opened(visit, row.kind, row.code)


def spared(them: Sequence[Saving]) -> None:
    """Draw what nobody had to type, by kind, under its sum."""
    show.heading(text.SPARED_TITLE, fields=sum(line.fields for line in them))
    show.lead(text.SPARED_LEAD)
    names = (text.KIND, text.LINES, text.FIELDS)
    rows = [(say.bare(text.SPARED[line.kind]), line.rows, line.fields) for line in them]
    title = say.bare(text.SPARED_TITLE, fields=sum(line.fields for line in them))
    definition = say.bare(text.SPARED_LEAD)
    show.table(
        taking.Sheet(title, [say.bare(name) for name in names], lambda: rows, taking.COUNTED, definition),
        height="content",
    )

"""How a line of the points ledger explains itself: what for, by which rules, confirmed by whom."""

from datetime import date

from db.reads.points import PointEntry
from db.terms import PointReason
from pages.kit import lines, say
from pages.text import points as words


def years(today: date) -> list[int]:
    """Give the years whose points may be looked at, this one first."""
    return [today.year - ago for ago in range(3)]


def entry(line: PointEntry) -> None:
    """Draw one line of the ledger."""
    earned = say.say(words.EARNED[line.reason], grade=line.grade, note=line.note)
    taken_back = lines.flag(words.TAKEN_BACK, "undo", "gray") if line.reversed else ""
    lines.draw(
        f"{'+' if line.points > 0 else ''}{say.say(words.PLUS, points=line.points)} {taken_back}".strip(),
        lines.beside(say.fact(line.day), earned, say.say(words.SOURCE, code=line.source_code, source=line.source)),
        lines.beside(
            say.say(words.RULES, version=line.rules_version, since=line.rules_since),
            say.say(words.CONFIRMED_BY, name=line.confirmed_by) if line.confirmed_by else "",
        ),
    )


def may_be_reversed(line: PointEntry) -> bool:
    """Say whether a line still stands and is no reversal itself."""
    return not line.reversed and line.reason is not PointReason.REVERSAL

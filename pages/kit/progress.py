"""How the scheme's progress is drawn beside the map: the service path, the months, what there is to play back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import streamlit as st

from db.reads import overview as questions
from db.reads.areas import Part
from db.reads.overview import MonthLine, StageLine
from db.rules.calendar import Period
from db.rules.metrics import Metric
from db.rules.rights import Right
from db.terms import PathStage
from pages.kit import (
    board,
    charts,
    filling,
    lines,
    markup,
    pictures,
    say,
    show,
    taking,
)
from pages.kit.chips import Chip
from pages.kit.compared import Where
from pages.kit.pieces import Piece, takeable
from pages.kit.visit import Visit
from pages.text import metrics
from pages.text import overview as text
from pages.text.phrase import Phrase
from pages.text.telling import month, month_short

_COUNTED: Final = {
    "trend-needs": (Metric.NEEDS_ASKED, Metric.NEEDS_SOLVED),
    "trend-service": (Metric.PERSON_TIMES,),
}


def service_path(piece: Piece, *, past: bool) -> None:
    """Draw the service path; beside a period that is past, it says that it is of now."""
    show.heading(text.PATH_NOW if past else text.PATH)
    markup.draw(takeable(piece, "path", taking.link), "path")


def path_piece(
    stages: Sequence[StageLine], today: date, opens: Visit | None, codes: Mapping[str, str], place: str
) -> Piece:
    """Give the four stages with what stands there, how much is overdue and for how long at most, as a piece of a page.

    For a visit that may look at all of it, every count opens to its rows, narrowed to what `codes` name; taken along it
    names its place.
    """
    told = zip(stages, text.STAGE_DEFINITIONS, strict=True)
    cards = [_stage(stage, definition, today, opens, codes) for stage, definition in told]
    rows = [(line.stage, line.needs, line.wishes, line.projects, line.overdue, _days(line, today)) for line in stages]
    title, headings = say.bare(text.PATH), [say.bare(name) for name in text.PATH_COLUMNS]
    named = zip(cards, text.STAGE_DEFINITIONS, strict=True)
    defined = [say.bare(text.DEFINED, name=card.name, definition=say.bare(words)) for card, words in named]
    definition = " ".join([*defined, say.bare(text.OVERDUE_DEFINITION)])
    period = lines.beside(place, say.bare(text.AS_IT_STANDS, day=today))
    bars = [
        pictures.Bar(card.name, line.total, card.flag.words if card.flag else "")
        for card, line in zip(cards, stages, strict=True)
    ]
    sheet = taking.Sheet(
        title, headings, lambda: rows, taking.COUNTED, definition, period,
        picture=lambda around: pictures.bars(around, bars), told=lambda: list(map(_told, cards, stages)), alone=True,
    )  # fmt: skip
    return Piece(board.cards(cards, across=4), sheet)


def _told(card: board.Card, line: StageLine) -> str:
    return say.bare(
        text.STAGE_TOLD,
        stage=card.name,
        total=line.total,
        parts=_parts(line),
        late=card.flag.words if card.flag else "",
    )


def _parts(line: StageLine) -> str:
    return say.bare(text.STAGE_NOTE, needs=line.needs, wishes=line.wishes, projects=line.projects)


def _days(line: StageLine, today: date) -> int | None:
    return (today - line.overdue_since).days if line.overdue_since else None


def _stage(
    stage: StageLine, definition: Phrase, today: date, opens: Visit | None, codes: Mapping[str, str]
) -> board.Card:
    number = list(PathStage).index(stage.stage) + 1
    counts = {"needs": stage.needs, "wishes": stage.wishes, "projects": stage.projects}
    ways = [
        board.Way(say.bare(text.STAGE_ROWS[kind], count=count), address)
        for kind, count in counts.items()
        if count and opens and (address := opens.way(f"serve/{kind}", stage=stage.stage.value, **codes))
    ]
    overdue = {"needs": stage.needs_late, "wishes": stage.wishes_late, "projects": stage.projects_late}
    lates = [
        board.Way(rows := say.bare(text.STAGE_ROWS[kind], count=count), address, say.bare(text.LATE_OF, rows=rows))
        for kind, count in overdue.items()
        if count and opens and (address := opens.way(f"serve/{kind}", stage=stage.stage.value, late="yes", **codes))
    ]
    late = say.bare(text.LATE, count=stage.overdue, days=_days(stage, today)) if stage.overdue else ""
    return board.Card(
        name=say.bare(text.STAGE, number=number, stage=stage.stage),
        value=say.fact(stage.total),
        definition=f"{say.bare(definition)} {say.bare(text.OVERDUE_DEFINITION)}",
        flag_ways=lates,
        flag=Chip(late, "alarm") if late else Chip(say.bare(text.ON_TIME), "task_alt", "green"),
        asides=() if len(ways) == sum(map(bool, counts.values())) else (_parts(stage),),
        ways=ways,
    )


def played_back(visit: Visit, months: Period, area: Part | None) -> None:
    """Offer to play back how service spread over the months; nothing is asked before somebody opens it."""
    with st.expander(say.say(text.PLAY_BACK), icon=":material/movie:", key="filling", on_change="rerun") as opened:
        if opened.open:
            filling.play(visit.ask_alike(questions.filling, trend=months, area=area), months)


def trend(visit: Visit, months: Sequence[MonthLine], place: Where) -> None:
    """Draw the months: what was asked and solved, and how much service there was; taken along they name their place."""
    show.heading(text.TREND)
    charts.side_by_side(trend_pieces(visit, months, place), key="months")


def trend_pieces(visit: Visit, months: Sequence[MonthLine], place: Where) -> Sequence[charts.Ready]:
    """Give the months as charts that are made, from memory where somebody looked at the same."""
    return visit.once("months", lambda: charts.ready(*_charts(months, place.said)), place, markup.theme())


def _charts(months: Sequence[MonthLine], place: str) -> tuple[charts.Drawn, charts.Drawn]:
    names = [month(line.month, say.language()) for line in months]
    shorts = [month_short(line.month, say.language(), year=place == 0) for place, line in enumerate(months)]
    shorts[-1] = say.bare(text.SO_FAR, month=shorts[-1])
    last = months[-1]
    needs = _months(
        text.TREND_NEEDS, "trend-needs", names[-1], shorts, place, asked=last.needs_asked, solved=last.needs_solved
    )
    service = _months(text.TREND_SERVICE, "trend-service", names[-1], shorts, place, times=last.person_times)
    asked = charts.Series(
        metrics.NAMES[Metric.NEEDS_ASKED], [m.needs_asked for m in months], charts.ORANGE, unfinished=True
    )
    solved = charts.Series(
        metrics.NAMES[Metric.NEEDS_SOLVED], [m.needs_solved for m in months], charts.GREEN, unfinished=True
    )
    times = charts.Series(
        metrics.NAMES[Metric.PERSON_TIMES], [m.person_times for m in months], charts.BLUE, unfinished=True
    )
    return charts.Drawn(charts.LINES, needs, names, [asked, solved]), charts.Drawn(
        charts.COLUMNS, service, names, [times]
    )


def _months(
    finding: Phrase, key: str, last: str, shorts: Sequence[str], place: str, **counts: int | None
) -> charts.Shown:
    counted = _COUNTED[key]
    said = [say.bare(metrics.DEFINITIONS[metric]) for metric in counted]
    if len(said) > 1:
        named = zip(counted, said, strict=True)
        said = [say.bare(text.DEFINED, name=metrics.NAMES[metric], definition=words) for metric, words in named]
    definition = " ".join(said)
    return charts.Shown(say.bare(finding, month=last, **counts), text.MONTH_COLUMN, key, shorts, definition, place)


def nothing_yet(visit: Visit, *, city: bool) -> None:
    """Draw what stands here before there is any community."""
    show.nothing(text.EMPTY_NEXT if city else text.EMPTY_REACH)
    if visit.actor.may(Right.KEEP_PLACES):
        visit.link("admin/places", text.ENTER_PLACES, icon="map")

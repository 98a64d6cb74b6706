"""The dashboard's questions as anybody would write them: over the rows themselves, or over sums that are kept."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go
from sqlalchemy import Engine, create_engine, text

#: over the rows
ROWS: Mapping[str, str] = {
    "members": "SELECT count(*) FROM member WHERE status = 'in_service'",
    "checked in": "SELECT count(*) FROM member WHERE status = 'in_service' AND checked_in_on IS NOT NULL",
    "needs": "SELECT count(*) FROM need",
    "solved": "SELECT count(*) FROM need WHERE solved_on IS NOT NULL",
    "activities": "SELECT count(*) FROM activity",
    "person-times": "SELECT count(*) FROM attendance",
    "people": "SELECT count(DISTINCT member_id) FROM attendance",
    "minutes": "SELECT sum(minutes) FROM attendance",
}
PLACES = (
    "SELECT c.code, count(m.id) FROM community c LEFT JOIN member m ON m.serves_community_id = c.id "
    "GROUP BY c.code ORDER BY c.code"
)
SERVED = "SELECT substr(day, 1, 7) AS month, count(*) FROM attendance GROUP BY 1 ORDER BY 1 DESC LIMIT 12"
ASKED = "SELECT substr(asked_on, 1, 7) AS month, count(*) FROM need GROUP BY 1 ORDER BY 1 DESC LIMIT 12"

#: over the sums
_CITY = "SELECT sum(value) FROM tally WHERE \"by\" = 'city' AND metric = "
SUMS: Mapping[str, str] = {
    name: f"{_CITY}'{metric}'"
    for name, metric in {
        "members": "in_service", "checked in": "checked_in", "needs": "needs_asked", "solved": "needs_solved",
        "activities": "activities", "person-times": "person_times", "minutes": "minutes", "branches": "branches",
    }.items()
}  # fmt: skip
SUMMED_PLACES = (
    "SELECT c.code, coalesce(sum(t.value), 0) FROM community c LEFT JOIN tally t "
    "ON t.of_id = c.id AND t.\"by\" = 'community' AND t.metric = 'checked_in' GROUP BY c.code ORDER BY c.code"
)
_MONTHS = (
    "SELECT month, sum(value) FROM tally WHERE \"by\" = 'city' AND metric = '{}' GROUP BY 1 ORDER BY 1 DESC LIMIT 12"
)
SUMMED_SERVED, SUMMED_ASKED = _MONTHS.format("person_times"), _MONTHS.format("needs_asked")

IN_A_ROW = 25
Pairs = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Figures, the communities, two times twelve months."""

    figures: Pairs
    places: Pairs
    served: Pairs
    asked: Pairs

    def charts(self) -> list[go.Figure]:
        """Draw the map as equal tiles, then both charts."""
        return [_map(self.places), _chart(go.Bar, self.served), _chart(go.Scatter, self.asked)]


def answer(*, kept: bool) -> Answer:
    """Ask everything: of the sums that are kept, or of the rows."""
    figures, places, served, asked = (
        (SUMS, SUMMED_PLACES, SUMMED_SERVED, SUMMED_ASKED) if kept else (ROWS, PLACES, SERVED, ASKED)
    )
    with engine().connect() as connection:

        def pairs(said: str) -> Pairs:
            return [(str(name), int(value)) for name, value in connection.execute(text(said))]

        told = [(name, int(connection.execute(text(said)).scalar() or 0)) for name, said in figures.items()]
        return Answer(told, pairs(places), pairs(served)[::-1], pairs(asked)[::-1])


@cache
def engine() -> Engine:
    """Give the database."""
    return create_engine(os.environ["DATABASE_URL"])


def _map(places: Pairs) -> go.Figure:
    marks = {"symbol": "square", "size": 18, "color": [value for _, value in places], "colorscale": "Cividis"}
    rows = [-(place // IN_A_ROW) for place in range(len(places))]
    columns = [place % IN_A_ROW for place in range(len(places))]
    named = [f"{name}: {value}" for name, value in places]
    return go.Figure(go.Scatter(x=columns, y=rows, text=named, mode="markers", marker=marks), {"height": 420})


def _chart(kind: type[go.Bar] | type[go.Scatter], months: Pairs) -> go.Figure:
    return go.Figure(kind(x=[month for month, _ in months], y=[value for _, value in months]), {"height": 260})

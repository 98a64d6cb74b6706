"""The half-year report: what its fields come to as the records stand, and how it was signed, version by version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from db.errors import Code, Refusal
from db.reads import metrics, scope
from db.reads.bureau import house
from db.reads.joins import another, on
from db.rules.calendar import Period
from db.rules.half_year import Count, Field, Given, Listed, Told, Value, Values, fields, from_plain, period_of_half
from db.rules.metrics import VEILED, Along, Metric
from db.rules.quarters import content_hash
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.people import Branch
from db.tables.places import Community
from db.tables.reports import Report, ReportTemplate
from db.terms import ReportKind, ReportStatus

_CALLED: Final[Mapping[Along, Any]] = {Along.BRANCH: Branch, Along.COMMUNITY: Community}
_PARTED: Final[Mapping[Listed, tuple[Any, ...]]] = {
    Listed.ACTIVITY_KINDS: (Metric.ACTIVITIES, Along.KIND),
    Listed.WISH_DAY_GROUPS: (Metric.WISH_DAY_PEOPLE, Along.KIND),
    Listed.ACTIVITY_MONTHS: (Metric.ACTIVITIES, Along.KIND, Along.MONTH),
    Listed.ACTIVITY_BRANCHES: (Metric.ACTIVITIES, Along.KIND, Along.BRANCH),
    Listed.ACTIVITY_COMMUNITIES: (Metric.ACTIVITIES, Along.KIND, Along.COMMUNITY),
}
"""Of which figure a list is made, and by what it is told apart."""

_SIGNER: Final = another(Account)


@dataclass(frozen=True, slots=True)
class Signed:
    """One signed version, as a line of the list of versions."""

    version: int
    reason: str
    signer: str
    signed_at: datetime
    content_hash: str
    #: what is kept still has the digest that was taken when it was signed
    whole: bool
    template_id: UUID | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed version with its text and all that it says."""

    line: Signed
    text: str
    values: Values


@dataclass(frozen=True, slots=True)
class Template:
    """The bureau's own template: its name, its text as it is kept, and its fields as they are written in the file."""

    id: UUID
    name: str
    text: str
    marks: Mapping[str, str]
    uploaded_by: str
    uploaded_at: datetime


def filled(session: Session, actor: Actor, *, half: str, codes: tuple[str, ...], today: date) -> Values:
    """Give what fields come to as the records stand now, within the actor's reach; what people wrote is among it."""
    wanted = [fields()[code] for code in codes]
    asking = _Asking(session, actor, period_of_half(half), today)
    found: dict[str, Value] = dict.fromkeys(codes)
    found |= _figures(asking, [field for field in wanted if isinstance(field.name, Metric)])
    found |= _lists(asking, [field for field in wanted if isinstance(field.name, Listed)])
    if any(isinstance(field.name, Told) for field in wanted):
        found |= {name: said or None for name, said in _words(session, actor, half).items() if name in found}
    if Given.BUREAU in found:
        found[Given.BUREAU] = house(session, actor).name
    return found


def words(session: Session, actor: Actor, *, half: str) -> Mapping[str, str]:
    """Give what people wrote for the report that is to be signed next; as it was signed last until somebody writes."""
    return _words(session, actor, half)


def signed(session: Session, actor: Actor, *, half: str) -> tuple[Signed, ...]:
    """Give the signed versions of a half-year's report, the newest first."""
    return tuple(_line(row, name) for row, name in _rows(session, actor, half))


def paper(session: Session, actor: Actor, *, half: str, version: int = 0) -> Paper:
    """Give a signed version, the newest unless another is asked for; Refusal(NOT_FOUND) without one."""
    for row, name in _rows(session, actor, half):
        if version in {0, row.version}:
            return Paper(_line(row, name), row.text, from_plain(row.figures["values"]))
    raise Refusal(Code.NOT_FOUND, table="report")


def template(session: Session, actor: Actor) -> Template | None:
    """Give the bureau's own template of the half-year report; None where the one that comes along is used."""
    row = session.execute(
        select(ReportTemplate, col(Account.name))
        .outerjoin(Account, on(Account, ReportTemplate.uploaded_by))
        .where(
            scope.everybody(ReportTemplate, actor),
            col(ReportTemplate.kind) == ReportKind.HALF_YEAR,
            col(ReportTemplate.retired).is_(False),
        )
        .order_by(col(ReportTemplate.uploaded_at).desc(), col(ReportTemplate.id).desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    found, name = row
    return Template(found.id, found.name, found.text, dict(found.marks), name or "", found.uploaded_at)


def template_file(session: Session, actor: Actor, *, template_id: UUID) -> tuple[bytes, Mapping[str, str]]:
    """Give a template's file with the fields as they are written in it; Refusal(NOT_FOUND) where it is another's."""
    row = session.execute(
        select(col(ReportTemplate.content), col(ReportTemplate.marks)).where(
            scope.everybody(ReportTemplate, actor), col(ReportTemplate.id) == template_id
        )
    ).one_or_none()
    if row is None:
        raise Refusal(Code.NOT_FOUND, table="report_template")
    return row.content, dict(row.marks)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks for which days, as seen on which day."""

    session: Session
    actor: Actor
    period: Period
    today: date

    def cross(self, metric: Metric, *along: Along) -> Mapping[tuple[Any, ...], Count] | None:
        """Tell a figure apart; None where the figure is unknown, which a list of nothing would not say."""
        found = metrics.cross(
            self.session, self.actor, metric=metric, along=along, period=self.period, today=self.today
        )
        if found.parts is None or not (found.parts or found.veiled or self._known(metric)):
            return None
        return {**found.parts, **dict.fromkeys(found.veiled, VEILED)}

    def _known(self, metric: Metric) -> bool:
        answers = metrics.values(self.session, self.actor, metrics=(metric,), periods=(self.period,), today=self.today)
        return answers[metric, self.period].value is not None


def _figures(asking: _Asking, wanted: list[Field]) -> Iterator[tuple[str, Value]]:
    """Work figures out: those of no kind all at once, the others told apart once for each figure."""
    facts: dict[str, Any] = {"today": asking.today}
    plain = tuple(Metric(field.name) for field in wanted if field.kind is None)
    answers = metrics.values(asking.session, asking.actor, metrics=plain, periods=(asking.period,), **facts)
    yield from ((metric.value, answers[metric, asking.period]) for metric in plain)
    parted = [field for field in wanted if field.kind is not None]
    for metric in dict.fromkeys(Metric(field.name) for field in parted):
        parts = metrics.split(
            asking.session, asking.actor, metric=metric, along=Along.KIND, period=asking.period, **facts
        )
        yield from ((field.code, parts.of(field.kind)) for field in parted if field.name is metric)


def _lists(asking: _Asking, wanted: list[Field]) -> Iterator[tuple[str, Value]]:
    """Work lists out, each of them told apart once."""
    for name in dict.fromkeys(Listed(field.name) for field in wanted):
        parts = asking.cross(*_PARTED[name])
        for field in wanted:
            if field.name is name:
                yield field.code, None if parts is None else _list(asking, field, parts)


def _list(asking: _Asking, field: Field, parts: Mapping[tuple[Any, ...], Count]) -> Value:
    _, *along = _PARTED[Listed(field.name)]
    if len(along) == 1:
        return _most_first(parts)
    keys = {key for (kind, key), count in parts.items() if count and field.kind in {None, kind}}
    if along[-1] is Along.MONTH:
        return tuple(sorted(map(str, keys)))
    return _named(asking, _CALLED[along[-1]], keys)


def _most_first(parts: Mapping[tuple[Any, ...], Count]) -> tuple[tuple[str, Count], ...]:
    told = [(str(kind), count) for (kind,), count in parts.items() if count != 0]
    return tuple(sorted(told, key=lambda one: (-(one[1] if isinstance(one[1], int) else 0), one[0])))


def _named(asking: _Asking, table: Any, keys: set[Any]) -> tuple[str, ...]:  # noqa: ANN401 - a table
    rows = asking.session.execute(
        select(col(table.name))
        .where(scope.everybody(table, asking.actor), col(table.id).in_(keys))
        .order_by(col(table.code))
    )
    return tuple(rows.scalars())


def _words(session: Session, actor: Actor, half: str) -> dict[str, str]:
    row = session.scalar(select(Report).where(*_of_half(actor, half)).order_by(col(Report.version).desc()).limit(1))
    return {} if row is None else dict(row.figures["words"])


def _rows(session: Session, actor: Actor, half: str) -> list[tuple[Report, str]]:
    rows = session.execute(
        select(Report, _SIGNER.name)
        .outerjoin(_SIGNER, on(_SIGNER, Report.signed_by))
        .where(*_of_half(actor, half), col(Report.status) == ReportStatus.SIGNED)
        .order_by(col(Report.version).desc())
    )
    return [(row, name or "") for row, name in rows]


def _of_half(actor: Actor, half: str) -> tuple[Any, ...]:
    period = period_of_half(half)
    own = scope.everybody(Report, actor)
    return own, col(Report.kind) == ReportKind.HALF_YEAR, col(Report.first_on) == period.first


def _line(row: Report, signer: str) -> Signed:
    if row.signed_at is None:
        raise ValueError(row.id)
    return Signed(
        version=row.version,
        reason=row.reason,
        signer=signer,
        signed_at=row.signed_at,
        content_hash=row.content_hash,
        whole=content_hash({"text": row.text, "figures": row.figures}) == row.content_hash,
        template_id=row.template_id,
    )

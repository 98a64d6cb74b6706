"""The two forms as the records fill them: figures by their one definition, solved needs with what stands of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.reads import metrics, scope
from db.reads.joins import on
from db.reads.labels import labels_on
from db.rules.calendar import Period
from db.rules.masking import masked_name
from db.rules.metrics import KINDS, Along, Answer, Metric, Unit
from db.rules.quarterly import QA_COLUMNS, QB_TOTALS, REMARKS, TOTAL, Hand, Line, Sheet, Value, with_hands
from db.rules.quarters import period_of_quarter
from db.rules.rights import Actor, Right
from db.tables.accounts import Account
from db.tables.claims import Claim
from db.tables.evaluation import Followup
from db.tables.needs import Need
from db.tables.people import Branch, Member
from db.tables.places import Community
from db.tables.reports import Override, Quarter
from db.terms import ClaimStatus, ClaimTarget, FollowupSubject, FormKind, Labelled, NeedStatus

_FIGURES: Final = tuple(Metric(column) for column in QA_COLUMNS if column != REMARKS)
_RATIOS: Final = frozenset({Unit.PERCENT, Unit.EACH})


def worked(session: Session, actor: Actor, *, form: FormKind, period: Period, today: date) -> Sheet:
    """Give a form of a period as the records fill it within the actor's reach, untouched by hands."""
    lines = _branches(session, actor, period, today) if form is FormKind.QA else _solved(session, actor, period)
    wanted = _FIGURES if form is FormKind.QA else QB_TOTALS
    answers = metrics.values(session, actor, metrics=wanted, periods=(period,), today=today)
    total: dict[str, Value] = {metric: _value(metric, answers[metric, period]) for metric in wanted}
    if form is FormKind.QA:
        total[REMARKS] = None
    labels = labels_on(session, actor, form=Labelled(form), day=period.last)
    return Sheet(form, lines, Line(TOTAL, "", total), {}, labels)


def filled(session: Session, actor: Actor, *, form: FormKind, quarter: str, today: date) -> Sheet:
    """Give a quarter's form as it stands now: from the records, with what people typed into it."""
    sheet = worked(session, actor, form=form, period=period_of_quarter(quarter), today=today)
    return with_hands(sheet, hands(session, actor, form=form, quarter=quarter))


def hands(session: Session, actor: Actor, *, form: FormKind, quarter: str) -> Mapping[str, Hand]:
    """Give what people typed into a quarter's form, cell by cell."""
    rows = session.execute(
        select(Override, col(Account.name))
        .join(Quarter, on(Quarter, Override.quarter_id))
        .outerjoin(Account, on(Account, Override.made_by))
        .where(scope.everybody(Override, actor), col(Quarter.name) == quarter, col(Override.form) == form)
    )
    return {made.cell: Hand(made.value, made.reason, name or "") for made, name in rows}


def _branches(session: Session, actor: Actor, period: Period, today: date) -> tuple[Line, ...]:
    columns = {
        metric: metrics.split(session, actor, metric=metric, along=Along.BRANCH, period=period, today=today)
        for metric in _FIGURES
    }
    rows = session.execute(
        select(col(Branch.id), col(Branch.code), col(Branch.name), col(Branch.retired))
        .where(scope.branches(actor))
        .order_by(col(Branch.code))
    )
    lines = []
    for branch_id, code, name, retired in rows:
        cells: dict[str, Value] = {metric: _value(metric, split.of(branch_id)) for metric, split in columns.items()}
        # a dissolved branch stays in the quarters in which it did something
        if not retired or any(cells.values()):
            lines.append(Line(code, name, {**cells, REMARKS: None}))
    return tuple(lines)


def _value(metric: Metric, answer: Answer) -> Value:
    if KINDS[metric].unit not in _RATIOS:
        return answer.value
    return None if answer.value is None or not answer.whole else (answer.value, answer.whole)


def _solved(session: Session, actor: Actor, period: Period) -> tuple[Line, ...]:
    if not actor.may(Right.SEE_NEEDS):
        return ()
    rows = session.execute(
        select(Need, col(Community.name), col(Branch.name), col(Member.name))
        .join(Community, on(Community, Need.community_id))
        .outerjoin(Branch, on(Branch, Need.branch_id))
        .outerjoin(Member, on(Member, Need.member_id))
        .where(scope.own(Need, actor), col(Need.solved_on).between(period.first, period.last))
        .order_by(col(Community.code), col(Need.solved_on), col(Need.code))
    ).all()
    helpers = _helpers(session, actor, period)
    called = _called(session, actor, period)
    return tuple(
        Line(row.Need.code, row.Need.text, _cells(actor, row, helpers, called.get(row.Need.id, ("", None))))
        for row in rows
    )


def _cells(actor: Actor, row: Any, helpers: Mapping[UUID, int], called: tuple[str, date | None]) -> dict[str, Value]:  # noqa: ANN401 - a row of the statement above
    need: Need = row.Need
    _, community, branch, member = row
    asker, followed_on = called
    shown = (lambda name: name) if actor.sees_names else masked_name
    return {
        "community": community,
        "text": need.text,
        "asked_on": need.asked_on.isoformat(),
        "branch": branch or None,
        "member": shown(member) if member else None,
        "measures": need.measures or None,
        "helpers": helpers.get(need.id) or (1 if need.member_id else None),
        "goods": need.goods or None,
        "funds": None,
        "solved_on": need.solved_on.isoformat() if need.solved_on else None,
        # a need stands here because it is solved: that it was evaluated since changes nothing
        "solved": NeedStatus.SOLVED.value,
        "beneficiaries": need.beneficiaries,
        "satisfaction": need.satisfaction.value if need.satisfaction else None,
        "asked_by": shown(asker) if asker else None,
        "followed_on": followed_on.isoformat() if followed_on else None,
        REMARKS: None,
    }


def _helpers(session: Session, actor: Actor, period: Period) -> dict[UUID, int]:
    """Count who served each solved need."""
    rows = session.execute(
        select(col(Claim.target_id), func.count())
        .join(Need, on(Need, Claim.target_id))
        .where(
            scope.own(Need, actor),
            col(Need.solved_on).between(period.first, period.last),
            col(Claim.target) == ClaimTarget.NEED,
            col(Claim.status) == ClaimStatus.COMPLETED,
        )
        .group_by(col(Claim.target_id))
    )
    return {need_id: int(count) for need_id, count in rows}


def _called(session: Session, actor: Actor, period: Period) -> dict[UUID, tuple[str, date | None]]:
    """Find who asked afterwards, and when; a slip that the resident sent in has a day and nobody who asked."""
    rows = session.execute(
        select(col(Followup.subject_id), col(Account.name), col(Followup.asked_on))
        .join(Need, on(Need, Followup.subject_id))
        .outerjoin(Account, on(Account, Followup.asked_by))
        .where(
            scope.own(Need, actor),
            col(Need.solved_on).between(period.first, period.last),
            col(Followup.subject) == FollowupSubject.NEED,
            col(Followup.asked_on).is_not(None),
        )
        .order_by(col(Followup.asked_on))
    )
    return {need_id: (name or "", asked_on) for need_id, name, asked_on in rows}

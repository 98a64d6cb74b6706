"""Questions about the forms' labels: which hold on a day, and all that were ever set."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.labels import Label, Labels, in_force
from db.rules.rights import Actor
from db.tables.accounts import Account
from db.tables.labels import OwnLabel
from db.terms import Labelled


@dataclass(frozen=True, slots=True)
class LabelVersion:
    """A label as it was set: of which field, from which day on, by whom and when."""

    field: str
    since: date
    #: empty: the default again
    zh: str
    en: str
    set_by: str
    set_at: datetime


def labels_on(session: Session, actor: Actor, *, form: Labelled, day: date) -> Labels:
    """Give the own labels of a form that hold on a day, by field; a field that is not named bears its default."""
    rows = session.execute(
        select(col(OwnLabel.field), col(OwnLabel.since), col(OwnLabel.zh), col(OwnLabel.en)).where(
            scope.everybody(OwnLabel, actor), col(OwnLabel.form) == form
        )
    )
    return in_force(((row.field, row.since, Label(row.zh, row.en)) for row in rows), day)


def label_versions(session: Session, actor: Actor, *, form: Labelled) -> list[LabelVersion]:
    """Give all that was ever set of a form's labels, the latest day first."""
    rows = session.execute(
        select(OwnLabel, col(Account.name))
        .outerjoin(Account, on(Account, OwnLabel.set_by))
        .where(scope.everybody(OwnLabel, actor), col(OwnLabel.form) == form)
        .order_by(col(OwnLabel.since).desc(), col(OwnLabel.set_at).desc())
    )
    return [LabelVersion(row.field, row.since, row.zh, row.en, name or "", row.set_at) for row, name in rows]

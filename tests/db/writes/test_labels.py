"""Labels of the forms hold from a day on; what was signed, and every earlier quarter, keeps the label of its time."""

from datetime import date

from sqlalchemy import Engine

from db.errors import Code
from db.reads.labels import label_versions, labels_on
from db.reads.quarterly import frozen, sheet_of
from db.rules.labels import Label
from db.rules.metrics import Metric
from db.terms import FormKind, Labelled, Role
from db.work import reading
from db.writes.labels import reset_label, set_label
from tests.builders import a_town, actor_of
from tests.builders.acts import does, events, refused
from tests.db.writes.test_quarters import LATER, Q2, TODAY, a_closed_one

ADMIN = actor_of(Role.ADMIN)
DEEDS = {"form": Labelled.QA, "field": Metric.ACTIVITIES}
OWN = Label("志愿活动数", "Volunteer days")


def on(engine: Engine, day: date, form: Labelled = Labelled.QA) -> dict[str, Label]:
    with reading(engine) as session:
        return dict(labels_on(session, ADMIN, form=form, day=day))


def test_a_label_holds_from_its_day_until_the_next_one(engine: Engine) -> None:
    does(engine, ADMIN, set_label, **DEEDS, since=date(2026, 4, 1), zh=" 志愿活动数 ", en="Volunteer days")
    does(engine, ADMIN, set_label, **DEEDS, since=date(2026, 7, 1), zh="服务场次")
    does(engine, ADMIN, set_label, **DEEDS, since=date(2026, 7, 1), zh="服务次数")
    does(engine, ADMIN, reset_label, **DEEDS, since=date(2027, 1, 1))

    days = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 7, 1), date(2027, 1, 1))
    assert [on(engine, day) for day in days] == [
        {}, {"activities": OWN}, {"activities": Label("服务次数", "")}, {}
    ]  # fmt: skip
    assert on(engine, days[2], Labelled.QB) == {}
    with reading(engine) as session:
        kept = label_versions(session, ADMIN, form=Labelled.QA)
    assert [(one.since.year, one.zh) for one in kept] == [(2027, ""), (2026, "服务次数"), (2026, "志愿活动数")]


def test_what_is_no_label_or_not_as_it_was_seen_is_refused(sqlite_engine: Engine) -> None:
    engine, since = sqlite_engine, {"since": TODAY}
    does(engine, ADMIN, set_label, **DEEDS, **since, zh="服务次数", seen={"zh": "", "en": ""}, now=LATER)

    assert refused(engine, ADMIN, set_label, **DEEDS, **since, zh=" ") == Code.EMPTY
    assert refused(engine, ADMIN, set_label, form=Labelled.QB, field="activities", **since, zh="x") == Code.NOT_FOUND
    stale = {**DEEDS, **since, "zh": "场次", "seen": {"zh": "", "en": ""}, "now": LATER}
    assert refused(engine, ADMIN, set_label, **stale) == Code.CHANGED_MEANWHILE
    ahead = {**DEEDS, "since": date(2027, 1, 1), "seen": {"zh": "服务次数", "en": ""}, "now": LATER}
    does(engine, ADMIN, set_label, **ahead, zh="志愿次数")
    assert refused(engine, ADMIN, set_label, **ahead, zh="场次") == Code.CHANGED_MEANWHILE
    assert refused(engine, actor_of(Role.STAFF), reset_label, **DEEDS, **since) == Code.NOT_ALLOWED


def test_a_closed_form_keeps_the_label_it_was_signed_with(sqlite_engine: Engine) -> None:
    engine = sqlite_engine
    a_town(engine)
    does(engine, ADMIN, set_label, **DEEDS, since=date(2026, 4, 1), zh=OWN.zh, en=OWN.en)
    a_closed_one(engine)

    assert refused(engine, ADMIN, set_label, **DEEDS, since=date(2026, 6, 30), zh="场次") == Code.QUARTER_CLOSED
    assert refused(engine, ADMIN, reset_label, **DEEDS, since=date(2026, 1, 1)) == Code.QUARTER_CLOSED
    does(engine, ADMIN, set_label, **DEEDS, since=date(2026, 7, 1), zh="场次")
    does(engine, ADMIN, set_label, form=Labelled.SLIP, field="offers", since=date(2026, 1, 1), zh="可提供的服务")

    with reading(engine) as session:
        signed = frozen(session, ADMIN, quarter=Q2, form=FormKind.QA)
        third = sheet_of(session, ADMIN, quarter="2026Q3", form=FormKind.QA, today=TODAY)
    assert signed.labels == {"activities": OWN}
    assert third.labels == {"activities": Label("场次", "")}
    assert events(engine)[-1] == "label.set"

"""Each step towards the newest schema takes along what stood there, and says of it what it was."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from db.engine import make_engine
from db.migrations import configure, head, migrate, schema_of
from tests.engines import BOTH

OLDER = (
    ("quarter", "id, name, status, due_on", "'q', '2026Q1', 'closed', '2026-04-10'"),
    (
        "snapshot",
        "id, quarter_id, form, version, reason, cells, content_hash, frozen_at",
        "'s', 'q', 'qa', 1, '', '{}', 'x', '2026-04-10'",
    ),
    (
        "account",
        "id, login, name, role, password_hash, oidc_subject, language, sessions_since, created_at",
        "'a', 'wang', '王丽', 'staff', '', '', 'zh', '2026-04-10', '2026-04-10'",
    ),
    (
        "sign_in",
        "id, account_id, token_hash, began_at, seen_at, device",
        "'i', 'a', 'x', '2026-04-10', '2026-04-10', ''",
    ),
)
"""Rows of 0009, of tables that others refer to."""
PLACE = "a" * 32
FINISHED = (
    ("district", "id, name, position", "'d', '东城区', 0"),
    ("street", "id, district_id, name, position", "'s', 'd', '湖滨街道', 0"),
    (
        "community",
        "id, street_id, code, name, position, phone, polygon, retired",
        f"'{PLACE}', 's', 'SQ1', '望湖社区', 0, '', '', 0",
    ),
    (
        "project",
        "id, code, name, community_id, status, goal, lead, proposed_on, finished_on, progress, effect, recorded_by",
        f"'p', 'XM1', '修亭子', '{PLACE}', 'finished', '', '', '2026-04-01', '2026-05-20', 100, '', 'x'",
    ),
    ("tally", "metric, by, of_id, month, part, value", f"'projects_finished', 'city', '{PLACE}', '2026-05', '', 9"),
)
"""A finished project of 0013, and a count of it as it was kept then."""
SQUARE = "[[[120, 30], [120.02, 30], [120.02, 30.01], [120, 30.01], [120, 30]]]"
OUTLINES = {
    "known": (f'{{"type": "Polygon", "coordinates": {SQUARE}}}', 31.5),
    "one": (f'{{"type": "Polygon", "coordinates": {SQUARE}}}', None),
    "many": (f'{{"type": "MultiPolygon", "coordinates": [[[[1, 1], [1, 1], [1, 1]]], {SQUARE}]}}', None),
    "abroad": ('{"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2]]]}', None),
    "broken": ('{"type": "Polygon", "coordinates": [["x"]]}', None),
    "none": ("", None),
}
"""Outlines of 0020, each with the degrees that were known beside it."""
TAKEN: dict[str, object] = {"answer_by": None, "answer": None, "reason": "出差"}
ASKED = TAKEN | {"answer_by": "2026-04-04"}
CLAIMS = {
    "taken": TAKEN,
    "said yes": ASKED | {"answer": "yes"},
    "never answered": ASKED,
    "asked beside": ASKED | {"reason": ""},
}
"""Withdrawn claims of 0031."""
OFFERS = {
    "never answered": ASKED | {"reason": ""},
    "said no": ASKED | {"answer": "no"},
    "turned down": ASKED | {"reason": "另有安排"},
    "turned down unasked": TAKEN | {"reason": "人已够"},
}
"""Declined claims of 0033."""
STOOD = {
    "approved": ("active", "post.claim_approved"),
    "left since": ("withdrawn", "post.claim_approved"),
    "of a list": ("active", ""),
    "never": ("withdrawn", ""),
}
"""Claims of posts of 0034, and what the journal says of them."""
HELD = {
    "held then": ({"claimed_on": "2025-09-30", "status": "active"}, PLACE),
    "held since": ({"claimed_on": "2025-10-01", "status": "active"}, None),
    "given back since": ({"claimed_on": "2025-09-01", "status": "given_back", "ended_on": "2025-10-01"}, PLACE),
    "given back before": ({"claimed_on": "2025-09-01", "status": "given_back", "ended_on": "2025-09-30"}, None),
    "of a list": (None, PLACE),
}
"""Needs of 0036 asked in 2025Q3, the claim of each, and for which branch it counts as asked."""
LEAKS = "又漏了" * 80
REVERSED = {
    "of the need": (PLACE, LEAKS[:200], "reopened"),
    "of who helped beside": ("b" * 32, LEAKS[:200], "reopened"),
    "of another need": ("c" * 32, LEAKS[:200], LEAKS[:200]),
    "for a reason of its own": (PLACE, "重复登记", "重复登记"),
    "unsaid": (PLACE, "", ""),
}
"""Reversals of 0035: what had earned the line, the note, and what is left of it."""
CLAIM = {"target_id": PLACE, "community_id": PLACE, "claimed_on": "2026-04-01", "recorded_by": PLACE}
COMMUNITY = {"street_id": PLACE, "code": "SQ1", "name": "望湖", "position": 0, "phone": "", "retired": False}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A SQLite database that was given rows at two of its steps, brought to the newest from there."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('grown') / 'old.db'}")
    for revision, rows in (("0009", OLDER), ("0013", FINISHED)):
        command.upgrade(configure(engine), revision)
        with engine.execution_options(write=True).begin() as connection:
            for table, columns, values in rows:
                connection.exec_driver_sql(f"INSERT INTO {table} (org_id, {columns}) VALUES (1, {values})")  # noqa: S608 - our own words
    migrate(engine)
    yield engine
    engine.dispose()


def test_an_older_database_is_copied_before_it_is_changed(grown: Engine) -> None:
    copy = make_engine(f"{grown.url}.at-0013")
    with copy.connect() as connection:
        kept = connection.exec_driver_sql("SELECT part, value FROM tally").all()
    assert (schema_of(grown), schema_of(copy), [tuple(row) for row in kept]) == (head(), "0013", [("", 9)])
    copy.dispose()


def test_a_table_that_others_refer_to_is_built_anew_with_its_rows(grown: Engine) -> None:
    with grown.connect() as connection:
        kept = [connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all() for table, _, _ in OLDER]  # noqa: S608 - our own names
        guarded = connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one()
    assert (kept, guarded) == ([["q"], ["s"], ["a"], ["i"]], 1)


def test_finished_projects_are_counted_anew_apart_by_their_needs(grown: Engine) -> None:
    with grown.connect() as connection:
        found = connection.exec_driver_sql("SELECT by, of_id, month, part, value FROM tally ORDER BY by").all()
    counted = ("2026-05", "alone", 1)
    assert [tuple(row) for row in found] == [("city", "0" * 32, *counted), ("community", PLACE, *counted)]


@pytest.fixture(scope="module", params=BOTH)
def later(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database on either engine that was given outlines and claims, each before the step that looks at them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('later') / 'old.db'}"
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_server")
        server.create("later")
        url = server.url("later")
    engine = make_engine(url)
    given = {
        "0020": _give_outlines, "0031": _give_claims, "0033": _give_offers, "0034": _give_stood,
        "0035": _give_reversals, "0036": _give_asked,
        "0037": _give_streets,
    }  # fmt: skip
    for revision, give in given.items():
        command.upgrade(configure(engine), revision)
        with engine.execution_options(write=True).begin() as connection:
            give(connection)
    command.upgrade(configure(engine), "0038")
    yield engine
    engine.dispose()


def _give_outlines(connection: Connection) -> None:
    _put(connection, "district", id=PLACE, name="东城区", position=0)
    _put(connection, "street", id=PLACE, district_id=PLACE, name="湖滨街道", position=0)
    for name, (polygon, degrees) in OUTLINES.items():
        at = {"polygon": polygon, "latitude": degrees, "longitude": degrees}
        made = PLACE if name == "none" else uuid4().hex
        _put(connection, "community", id=made, **(COMMUNITY | {"code": name, "name": name} | at))


def _give_claims(connection: Connection) -> None:
    for target in ("need", "post"):
        for claim in CLAIMS.values():
            _put(connection, "claim", id=uuid4().hex, target=target, status="withdrawn", **CLAIM, **claim)


def _give_offers(connection: Connection) -> None:
    for offer in OFFERS.values():
        _put(connection, "claim", id=uuid4().hex, target="wish", status="declined", **CLAIM, **offer)


def _give_stood(connection: Connection) -> None:
    for name, (status, event_name) in STOOD.items():
        claim = uuid4().hex
        facts = CLAIM | {"claimed_on": "2026-04-02", "answer": None, "reason": name, "target": "post"}
        _put(connection, "claim", id=claim, status=status, **facts)
        if event_name:
            _journal(connection, len(name), event_name, claim)
    whose = {"branch_id": PLACE, "community_id": PLACE, "year": 2026, "contact": "", "contact_phone": "", "scan": ""}
    called = {"id": PLACE, "code": "X1", "name": "甲", "retired": False}
    _put(connection, "unit", **called)
    _put(connection, "branch", unit_id=PLACE, secretary="", phone="", **called)
    _put(connection, "agreement", id=PLACE, code="XD1", status="ended", **whose)
    _journal(connection, 99, "agreement.ended", PLACE)


def _give_reversals(connection: Connection) -> None:
    said = {"subject": "need", "subject_id": PLACE, "community_id": PLACE, "due_on": "2026-05-01", "by_slip": False}
    for opinion, reopened in ((LEAKS, True), ("重复登记", False)):
        whole = said | {"respondent": "resident", "opinion": opinion, "reopened": reopened}
        _put(connection, "followup", id=uuid4().hex, **whole)
    beside = CLAIM | {"claimed_on": "2026-04-02", "reason": "", "target": "need", "status": "completed"}
    _put(connection, "claim", id="b" * 32, **beside)
    values = {"first": 3, "second": 2, "third": 1, "service": 1}
    _put(connection, "point_rules", id=PLACE, version=1, since="2026-01-01", **values)
    line = {"subject": "member", "branch_id": PLACE, "reason": "reversal", "day": "2026-04-01", "rules_id": PLACE}
    line |= {"confirmed_by": PLACE, "recorded_at": "2026-04-30 23:00:00.000000+00:00"}
    for place, (source_id, note, _) in enumerate(REVERSED.values()):
        own = {"id": (one := uuid4().hex), "reverses_id": one, "points": place, "reversed": False}
        _put(connection, "point_line", source_id=source_id, note=note, **line, **own)


def _journal(connection: Connection, seq: int, name: str, subject_id: str) -> None:
    said = {"kind": "write", "role": "clerk", "origin": "", "subject": "x", "prev_hash": "", "hash": ""}
    empty = {"before": "{}", "after": "{}"}
    # at seven in the morning of the next day in Shanghai
    _put(
        connection,
        "journal_line",
        seq=seq,
        at="2026-04-30 23:00:00.000000+00:00",
        event=name,
        subject_id=subject_id,
        **said,
        **empty,
    )


def test_an_outline_leaves_its_middle_behind_where_no_degrees_were_known(later: Engine) -> None:
    with later.connect() as connection:
        found = connection.exec_driver_sql("SELECT name, latitude, longitude FROM community").all()
    nowhere = dict.fromkeys(("abroad", "broken", "none"), (None, None))
    assert {name: (north, east) for name, north, east in found} == {
        "known": (31.5, 31.5), "one": (30.005, 120.01), "many": (30.005, 120.01), **nowhere
    }  # fmt: skip


def test_only_who_had_said_yes_to_a_thing_is_told_of_as_having_given_it_back(later: Engine) -> None:
    told = {
        "taken": "given_back",
        "said yes": "given_back",
        "never answered": "called_off",
        "asked beside": "called_off",
    }

    with later.connect() as connection:
        columns = "target, answer_by, answer, reason, status"
        every = f"SELECT {columns} FROM claim WHERE claimed_on = '2026-04-01' AND target <> 'wish'"  # noqa: S608 - our own words
        found = connection.exec_driver_sql(every).all()
    names = {(claim["answer_by"], claim["answer"], claim["reason"]): name for name, claim in CLAIMS.items()}
    assert {(target, names[by and str(by), *said]): status for target, by, *said, status in found} == {
        **{("need", name): status for name, status in told.items()},
        **{("post", name): "withdrawn" for name in told},
    }


def test_only_an_offer_that_nobody_answered_has_lapsed(later: Engine) -> None:
    with later.connect() as connection:
        offers = "SELECT answer_by, answer, reason, status FROM claim WHERE target = 'wish'"
        found = connection.exec_driver_sql(offers).all()
    names = {(offer["answer_by"], offer["answer"], offer["reason"]): name for name, offer in OFFERS.items()}
    assert {names[by and str(by), *said]: status for by, *said, status in found} == {
        name: "lapsed" if name == "never answered" else "declined" for name in OFFERS
    }


def test_the_journal_tells_since_when_a_post_is_held_and_when_an_agreement_ended(later: Engine) -> None:
    with later.connect() as connection:
        claims = connection.exec_driver_sql("SELECT reason, held_from FROM claim WHERE target = 'post'").all()
        ended = connection.exec_driver_sql("SELECT ended_on FROM agreement").scalars().all()
    assert {reason: day and str(day) for reason, day in claims if reason in STOOD} == {
        "approved": "2026-05-01", "left since": "2026-05-01", "of a list": "2026-04-02", "never": None
    }  # fmt: skip
    assert [str(day) for day in ended] == ["2026-05-01"]


def test_what_a_resident_said_leaves_the_ledger_and_other_reasons_stay(later: Engine) -> None:
    with later.connect() as connection:
        notes = connection.exec_driver_sql("SELECT note FROM point_line ORDER BY points").scalars().all()
    assert dict(zip(REVERSED, notes, strict=True)) == {name: left for name, (*_, left) in REVERSED.items()}


def test_the_claims_tell_who_had_a_need_when_its_quarter_ended_and_the_journal_when_it_was_declined(
    later: Engine,
) -> None:
    with later.connect() as connection:
        needs = connection.exec_driver_sql("SELECT text, asked_branch_id FROM need WHERE status <> 'declined'").all()
        declined = connection.exec_driver_sql("SELECT declined_on FROM need WHERE status = 'declined'").scalars().all()
        counted = connection.exec_driver_sql("SELECT month, part, value FROM tally WHERE by = 'branch'").all()
    held = {name: branch and UUID(str(branch)).hex for name, branch in needs}
    assert held == {name: branch for name, (_, branch) in HELD.items()}
    assert [str(day) for day in declined] == ["2026-05-01"]
    assert [tuple(row) for row in counted if row[0] == "2025-08"] == [("2025-08", "safety", 3)]


def _give_asked(connection: Connection) -> None:
    need = {
        "community_id": PLACE, "kind": "safety", "place": "", "beneficiary": "everyone", "helpers_wanted": 1,
        "goods": "", "urgency": "normal", "source": "resident", "asked_on": "2025-08-15", "recorded_by": PLACE,
        "measures": "", "reopened": 0, "version": 1,
    }  # fmt: skip
    for number, (name, (claim, _)) in enumerate(HELD.items()):
        named = f"{number:032x}"
        taken = claim is None or claim["status"] == "active"
        _put(connection, "need", id=named, code=name, text=name, status="claimed" if taken else "open",
             branch_id=PLACE if taken else None, **need)  # fmt: skip
        if claim:
            told = {"target": "need", "target_id": named, "branch_id": PLACE, "reason": ""}
            _put(connection, "claim", id=f"{number + 100:032x}", **(CLAIM | told | claim))
    _put(connection, "need", id="f" * 32, code="no", text="no", status="declined", branch_id=None, **need)
    _journal(connection, 200, "need.declined", "f" * 32)


def _give_streets(connection: Connection) -> None:
    for position, name in ((2, "西城区"), (1, "北城区")):
        district = uuid4().hex
        _put(connection, "district", id=district, name=name, position=position)
        for place, street in ((2, "山前街道"), (1, "河东街道")):
            _put(connection, "street", id=uuid4().hex, district_id=district, name=f"{name}{street}", position=place)


def test_districts_and_streets_are_numbered_in_their_order_and_the_next_goes_on_behind_them(later: Engine) -> None:
    with later.connect() as connection:
        districts = connection.execute(text("SELECT code, name FROM district ORDER BY code")).all()
        streets = connection.execute(text("SELECT code, name FROM street ORDER BY code")).all()
        last = connection.execute(text("SELECT last FROM numbering WHERE series IN ('QX', 'JD') ORDER BY last"))

        assert list(last.scalars()) == [3, 5]
    assert [tuple(row) for row in districts] == [("QX01", "东城区"), ("QX02", "北城区"), ("QX03", "西城区")]
    assert [tuple(row) for row in streets] == [
        ("JD001", "湖滨街道"), ("JD002", "北城区河东街道"), ("JD003", "北城区山前街道"),
        ("JD004", "西城区河东街道"), ("JD005", "西城区山前街道"),
    ]  # fmt: skip


def _put(connection: Connection, table: str, **row: object) -> None:
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} (org_id, {columns}) VALUES (1, {values})"), row)  # noqa: S608 - our own words


def test_every_step_takes_the_rows_that_stand_there_along(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.db'}")
    # rows are made up from the columns alone: they need not make sense to stand in the way
    event.listen(engine, "checkout", _unchecked)
    filled: set[str] = {"alembic_version"}
    steps = []

    def fill(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT INTO alembic_version", "UPDATE alembic_version")):
            filled.update(_fill(connection, but=filled))
            steps.append(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())

    event.listen(engine, "after_cursor_execute", fill)
    command.upgrade(configure(engine), "head")

    script = ScriptDirectory.from_config(configure(engine))
    assert steps == [step.revision for step in script.walk_revisions()][::-1]
    assert schema_of(engine) == head()
    engine.dispose()


def _unchecked(connection: DBAPIConnection, _entry: object, _proxy: object) -> None:
    for pragma in ("ignore_check_constraints = ON", "foreign_keys = OFF"):
        connection.cursor().execute(f"PRAGMA {pragma}")


def _fill(connection: Connection, *, but: set[str]) -> set[str]:
    """Put one row into every table that has none; give their names."""
    seen = inspect(connection)
    names = set(seen.get_table_names()) - but
    for name in names:
        if not connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar():  # noqa: S608 - the schema's own names
            needed = [column["name"] for column in seen.get_columns(name) if not column["nullable"]]
            columns, values = ", ".join(f'"{one}"' for one in needed), ", ".join("'1'" for _ in needed)
            connection.exec_driver_sql(f'INSERT INTO "{name}" ({columns}) VALUES ({values})')  # noqa: S608 - the schema's own names
    return names

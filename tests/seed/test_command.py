"""The commands as people type them: what they begin, what they leave alone, and what they say."""

from pathlib import Path

import pytest
from sqlmodel import select

from db.engine import make_engine
from db.rules.rights import Actor
from db.tables.base import HOME_ORG
from db.tables.keeping import Bureau
from db.tables.people import Member, Skill
from db.tables.points import PointRules
from db.terms import Role
from db.work import perform, reading
from db.writes.scheme import name_bureau
from seed.__main__ import main
from tests import commands
from tests.builders import actor_of, at

pytestmark = pytest.mark.process

SMALL = ["--communities", "2", "--branches", "2", "--members", "20", "--months", "7", "--today", "2026-05-20"]
ADMIN: Actor = actor_of(Role.ADMIN)


def seed(url: str, *arguments: str) -> tuple[int, str, str]:
    """Run the command; gives its code and what it said on both streams."""
    ran = commands.run("seed", *arguments, own={"DATABASE_URL": url}, fresh="--help" in arguments)
    return ran.code, ran.out, ran.err


def bureau_of(url: str) -> Bureau:
    engine = make_engine(url)
    with reading(engine) as session:
        bureau = session.get_one(Bureau, HOME_ORG)
    engine.dispose()
    return bureau


def members_of(url: str) -> list[str]:
    engine = make_engine(url)
    with reading(engine) as session:
        codes = list(session.exec(select(Member.code).order_by(Member.code)).all())
    engine.dispose()
    return codes


@pytest.mark.parametrize("arguments", [("demo", *SMALL), ("demo", *SMALL, "--again"), ("reference",)])
def test_another_bureaus_database_is_not_touched(sqlite_url: str, arguments: tuple[str, ...]) -> None:
    engine = make_engine(sqlite_url)
    perform(engine, ADMIN, name_bureau, now=at(), name="某某局", city="某某市")
    engine.dispose()

    code, said, errors = seed(sqlite_url, *arguments)

    assert (code, errors) == (1, "")
    assert "already holds “某某局”; nothing was changed." in said
    assert (bureau_of(sqlite_url).name, members_of(sqlite_url)) == ("某某局", [])


def test_reference_data_names_no_people_and_leaves_the_bureau_to_be_named(bare_sqlite_url: str) -> None:
    code, said, _ = seed(bare_sqlite_url, "reference")

    engine = make_engine(bare_sqlite_url)
    with reading(engine) as session:
        skills = session.exec(select(Skill)).all()
        rules = session.exec(select(PointRules)).all()
    engine.dispose()
    assert (code, f"{len(skills)} skills" in said) == (0, True)
    assert (len(rules), bureau_of(bare_sqlite_url).name, members_of(bare_sqlite_url)) == (1, "", [])
    assert {skill.parent_id for skill in skills} - {None} <= {skill.id for skill in skills}


def test_a_city_too_small_to_tell_is_refused_with_the_least(bare_sqlite_url: str) -> None:
    code, _, errors = seed(bare_sqlite_url, "demo", "--members", "3")

    assert code == 2
    assert "argument --members: at least 20" in errors
    assert not Path(bare_sqlite_url.removeprefix("sqlite:///")).exists()


def test_help_names_every_seed(bare_sqlite_url: str) -> None:
    code, said, _ = seed(bare_sqlite_url, "--help")

    assert code == 0
    assert [name for name in ("demo", "reference", "ledger", "DATABASE_URL") if name not in said] == []


def test_help_says_where_the_rows_that_come_back_lie(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ledger", "--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert "without it returns-DATE.xlsx in this folder, its path is told" in said
    assert "None" not in said

"""What speaks against a start with real data, one thing at a time; and which backups are worth keeping."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.files.dangers import SENTENCES, danger_count, danger_sentence
from db.rules.calendar import day_in_shanghai
from db.rules.safety import Circumstances, Danger, Found, dangers, kept
from db.terms import Language

NOW = datetime(2026, 5, 20, 2, tzinfo=UTC)
SAFE = Circumstances(
    demo=False,
    public_url="https://ss.example.org",
    plain_http=False,
    database_password=None,
    cookie_secret="",
    newest_backup=NOW - timedelta(hours=20),
    backup_hours=26,
    key_among_backups=False,
    schema_is_ours=True,
    modes={"sanshuang.db": 0o600, "seal.key": 0o600},
)


def test_a_safe_house_is_told_nothing() -> None:
    assert dangers(SAFE, NOW) == ()


@pytest.mark.parametrize(
    ("changed", "danger"),
    [
        ({"demo": True}, Danger.DEMO),
        ({"public_url": ""}, Danger.PLAIN_HTTP),
        ({"public_url": "http://10.0.0.8:8501"}, Danger.PLAIN_HTTP),
        ({"database_password": "password"}, Danger.WEAK_DATABASE_PASSWORD),
        ({"database_password": ""}, Danger.WEAK_DATABASE_PASSWORD),
        ({"cookie_secret": "short"}, Danger.WEAK_COOKIE_SECRET),
        ({"newest_backup": None}, Danger.NO_BACKUP),
        ({"newest_backup": NOW - timedelta(hours=27)}, Danger.OLD_BACKUP),
        ({"key_among_backups": True}, Danger.KEY_AMONG_BACKUPS),
        ({"schema_is_ours": False}, Danger.OLD_SCHEMA),
        ({"modes": {"sanshuang.db": 0o644}}, Danger.OPEN_TO_OTHERS),
    ],
)
def test_each_danger_is_named_alone_and_in_both_languages(changed: dict[str, object], danger: Danger) -> None:
    found = dangers(replace(SAFE, **changed), NOW)  # type: ignore[arg-type]  # a table of single changes

    assert [one.danger for one in found] == [danger]
    assert "{" not in danger_sentence(found[0], Language.ZH) + danger_sentence(found[0], Language.EN)


@pytest.mark.parametrize(
    "changed",
    [
        {"public_url": "http://localhost:8501"},
        {"public_url": "", "plain_http": True},
        {"database_password": "a long one of our own"},
    ],
)
def test_what_is_meant_so_is_no_danger(changed: dict[str, object]) -> None:
    assert dangers(replace(SAFE, **changed), NOW) == ()  # type: ignore[arg-type]  # a table of changes


def test_every_danger_has_its_sentences() -> None:
    assert SENTENCES.keys() == set(Danger)
    assert danger_sentence(Found(Danger.OLD_BACKUP, {"hours": 1}), Language.EN).startswith(
        "The newest backup is more than 1 h old"
    )


def test_one_danger_and_one_file_are_said_as_one_and_several_as_several() -> None:
    counted = [danger_count(number, Language.EN) for number in (0, 1, 2)]
    files = Found(Danger.OPEN_TO_OTHERS, {"files": ("a.db", "key")})

    assert counted == ["No danger found", "1 danger", "2 dangers"]
    assert danger_sentence(files, Language.ZH) == "其他系统用户也能读这些文件：a.db、key；请执行 chmod 600"
    assert danger_sentence(files, Language.EN) == "Other users of the machine may read a.db and key; run chmod 600"


def test_seven_days_five_weeks_and_eight_quarters_are_kept() -> None:
    moments = [NOW - timedelta(hours=12 * number) for number in range(2 * 365 * 3)]

    found = sorted(kept(moments), reverse=True)

    days = [day_in_shanghai(moment) for moment in found]
    assert found[0] == NOW
    assert days[:7] == [day_in_shanghai(NOW) - timedelta(days=number) for number in range(7)]
    assert len({day.isocalendar()[:2] for day in days[:10]}) == 5
    assert len({(day.year, (day.month - 1) // 3) for day in days}) == 8
    assert len(found) <= 7 + 5 + 8


def test_a_single_backup_is_always_kept() -> None:
    assert kept([NOW]) == {NOW}

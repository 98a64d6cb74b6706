"""Passwords: long enough, not the ones everybody tries, kept as argon2id."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from db.errors import Code, Refusal
from db.rules import passwords
from db.rules.passwords import Preset

GOOD = SecretStr("pear railway wednesday")
LENGTH = passwords.policy(Preset.LENGTH, 10)
CLASSIFIED = passwords.policy(Preset.CLASSIFIED, 10)
NOW = datetime(2026, 5, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("pear rail", Code.PASSWORD_TOO_SHORT),
        ("p" * 129, Code.TOO_LONG),
        ("1234567890", Code.PASSWORD_TOO_COMMON),
        ("0987654321", Code.PASSWORD_TOO_COMMON),
        ("password2026!", Code.PASSWORD_TOO_COMMON),
        ("sanshuang123", Code.PASSWORD_TOO_COMMON),
        ("qwertyuiop", Code.PASSWORD_TOO_COMMON),
        ("aaaaaaaabbbb", Code.PASSWORD_TOO_COMMON),
        ("wang.li-2026-x", Code.PASSWORD_TOO_COMMON),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(password: str, code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        passwords.check(SecretStr(password), rule=LENGTH, login="wang.li")

    assert refused.value.code is code


@pytest.mark.parametrize("password", ["pear railway wednesday", "梨树-铁路-星期三-大雨", "x7Kp-2mQz-9fRt"])
def test_a_few_unrelated_words_are_accepted_and_sealed(password: str) -> None:
    passwords.check(SecretStr(password), rule=LENGTH, login="wang.li")

    assert passwords.opens(passwords.seal(SecretStr(password)), SecretStr(password)) is True


def test_a_password_is_kept_as_argon2id_and_opens_only_itself() -> None:
    kept = passwords.seal(GOOD)

    assert kept.startswith("$argon2id$")
    assert passwords.opens(kept, GOOD) is True
    assert passwords.opens(kept, SecretStr("pear railway thursday")) is False


def test_two_people_with_one_password_keep_different_seals() -> None:
    assert passwords.seal(GOOD) != passwords.seal(GOOD)


def test_an_input_method_s_wide_letters_are_the_same_password() -> None:
    kept = passwords.seal(SecretStr("ｐｅａｒ　ｒａｉｌｗａｙ　１２３"))

    assert passwords.opens(kept, SecretStr("pear railway 123")) is True


@pytest.mark.parametrize("kept", ["", "not a seal"])
def test_nothing_kept_is_opened_by_nothing(kept: str) -> None:
    assert passwords.opens(kept, SecretStr("")) is False
    assert passwords.opens(kept, SecretStr("the password of nobody")) is False


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("Kp7-xQm", Code.PASSWORD_TOO_SHORT),
        ("pearrailwaywednesday", Code.PASSWORD_TOO_PLAIN),
        ("pearrailway77", Code.PASSWORD_TOO_PLAIN),
        ("Password2026", Code.PASSWORD_TOO_COMMON),
    ],
)
def test_classified_protection_wants_three_kinds_of_signs(password: str, code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        passwords.check(SecretStr(password), rule=CLASSIFIED, login="wang.li")

    assert refused.value.code is code


@pytest.mark.parametrize("password", ["Kp7-xQm2", "梨树Railway7", "pear-Rail"])
def test_classified_protection_takes_eight_signs_of_three_kinds(password: str) -> None:
    passwords.check(SecretStr(password), rule=CLASSIFIED, login="wang.li")

    assert passwords.opens(passwords.seal(SecretStr(password)), SecretStr(password)) is True


@pytest.mark.parametrize(
    ("rule", "days", "due"),
    [(CLASSIFIED, 89, False), (CLASSIFIED, 90, True), (CLASSIFIED, None, True), (LENGTH, 900, False)],
)
def test_a_password_holds_ninety_days_where_the_policy_says_so(
    rule: passwords.Policy, days: int | None, *, due: bool
) -> None:
    found = rule.is_due(None if days is None else NOW - timedelta(days=days), NOW)

    assert found is due

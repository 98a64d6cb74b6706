"""Passwords: long enough, not the ones everybody tries, kept as argon2id."""

import pytest
from pydantic import SecretStr

from db.errors import Code, Refusal
from db.rules import passwords

GOOD = SecretStr("pear railway wednesday")


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
        passwords.check(SecretStr(password), least=10, login="wang.li")

    assert refused.value.code is code


@pytest.mark.parametrize("password", ["pear railway wednesday", "梨树-铁路-星期三-大雨", "x7Kp-2mQz-9fRt"])
def test_a_few_unrelated_words_are_accepted_and_sealed(password: str) -> None:
    passwords.check(SecretStr(password), least=10, login="wang.li")

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

"""Names and telephones for those who may not see them in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.masking import masked_name, masked_phone


@pytest.mark.parametrize(
    ("name", "masked"), [("", ""), ("张", "*"), ("张三", "张*"), ("张小三", "张*三"), ("欧阳娜娜", "欧**娜")]
)
def test_a_name_keeps_its_ends(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("", ""), ("13812345678", "138****5678"), ("057188661234", "057*****1234"), ("12345", "****45")],
)
def test_a_telephone_keeps_its_ends(phone: str, masked: str) -> None:
    assert masked_phone(phone) == masked


@given(st.text(st.characters(min_codepoint=ord("A"), max_codepoint=ord("龥")), min_size=2, max_size=20))
def test_no_masked_name_is_the_name(name: str) -> None:
    assert masked_name(name) != name


@given(st.text("0123456789", min_size=3, max_size=20))
def test_no_masked_telephone_is_the_telephone(phone: str) -> None:
    assert masked_phone(phone) != phone

"""Births and the joining of the Party are kept by year and month: enough for a form, less than would name a person."""

import re
from typing import Final

from db.errors import Code, Refusal

_MONTH: Final = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
_EXAMPLE: Final = "1980-05"


def birth_month(value: str, field: str = "born") -> str:
    """Give a year and month as "1980-05", or nothing for nothing; BAD_DAY with the field for anything else."""
    text = value.strip()
    if text and not _MONTH.fullmatch(text):
        raise Refusal(Code.BAD_DAY, field=field, month=_EXAMPLE)
    return text

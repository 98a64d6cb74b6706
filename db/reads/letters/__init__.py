"""Questions behind the letters and certificates of a quarter: what they say, which are written, whether one is true."""

from db.reads.letters.communities import community_facts
from db.reads.letters.members import member_facts
from db.reads.letters.units import unit_facts
from db.reads.letters.written import (
    Batch,
    Checked,
    LetterLine,
    LetterPage,
    Written,
    batches,
    checked,
    letter,
    letter_list,
    letter_order,
    letter_part,
    letters,
    own_certificates,
    to_write,
    unconfirmed,
)

__all__ = [
    "Batch",
    "Checked",
    "LetterLine",
    "LetterPage",
    "Written",
    "batches",
    "checked",
    "community_facts",
    "letter",
    "letter_list",
    "letter_order",
    "letter_part",
    "letters",
    "member_facts",
    "own_certificates",
    "to_write",
    "unconfirmed",
    "unit_facts",
]

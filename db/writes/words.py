"""A community's word, once a quarter, on how a unit's members did there."""

from typing import Final

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.quarters import period_of_quarter
from db.rules.rights import Right
from db.tables.evaluation import UnitWord
from db.tables.people import Unit
from db.tables.places import Community
from db.terms import CommunityId, Satisfaction, UnitId
from db.work import Work

LONGEST_WORD: Final = 500


def say_word(
    work: Work, *, community_id: CommunityId, unit_id: UnitId, quarter: str, rating: Satisfaction, text: str
) -> UnitWord:
    """Say how a unit's members did in a community in a quarter, once.

    Raises BAD_DAY for no quarter, IN_THE_FUTURE before it began, ALREADY_RECORDED, EMPTY, TOO_LONG, NOT_ALLOWED.
    """
    community = work.get(Community, community_id)
    work.require(Right.SAY_WORD, community_id=community.id)
    if period_of_quarter(quarter).first > work.today:
        raise Refusal(Code.IN_THE_FUTURE, field="quarter")
    word = work.add(
        UnitWord(
            community_id=community.id,
            unit_id=work.get(Unit, unit_id).id,
            quarter=quarter,
            rating=rating,
            text=entries.words(text, "text", LONGEST_WORD),
            said_on=work.today,
            said_by=work.actor.account_id,
        )
    )
    work.record("word.said", word)
    return word

"""The lexicon of needs' words: set and taken out by the bureau; what was there before stands in the journal."""

from typing import Final

from sqlmodel import select

from db.errors import Code, Refusal
from db.rules import entries
from db.rules.rights import Right
from db.tables.lexicon import LexiconWord
from db.tables.people import Skill
from db.terms import NeedKind, SkillId, Urgency
from db.work import Work

LONGEST_WORD: Final = 12
SHORTEST_WORD: Final = 2


def set_word(
    work: Work,
    *,
    word: str,
    kind: NeedKind | None = None,
    skill_id: SkillId | None = None,
    urgency: Urgency | None = None,
) -> LexiconWord:
    """Say what a word tells of a need; a word that is there already says this from now on.

    Raises EMPTY also when it tells nothing, TOO_LONG, OUT_OF_RANGE for a single letter, NOT_ALLOWED.
    """
    work.require(Right.KEEP_LEXICON)
    said = entries.words(word, "word", LONGEST_WORD).casefold()
    entries.number(len(said), "word", SHORTEST_WORD, LONGEST_WORD)
    if kind is None and skill_id is None and urgency is None:
        raise Refusal(Code.EMPTY, field="kind")
    kept = work.session.exec(select(LexiconWord).where(LexiconWord.word == said)).first() or LexiconWord(word=said)
    kept.kind, kept.urgency = kind, urgency
    kept.skill_id = work.get(Skill, skill_id).id if skill_id else None
    work.add(kept, Code.NAME_TAKEN, "word")
    work.record("lexicon.set", kept)
    return kept


def drop_word(work: Work, *, word: str) -> None:
    """Take a word out of the lexicon. Raises NOT_FOUND, NOT_ALLOWED."""
    work.require(Right.KEEP_LEXICON)
    kept = work.session.exec(select(LexiconWord).where(LexiconWord.word == word)).first()
    if kept is None:
        raise Refusal(Code.NOT_FOUND, table="lexicon_word")
    work.session.delete(kept)
    work.record("lexicon.dropped", kept)

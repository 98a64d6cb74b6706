"""The lexicon of needs' words: set and taken out by the bureau; what was there before stands in the journal."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """A word, and what it tells of a need."""

    word: str
    kind: NeedKind | None
    skill_id: SkillId | None
    urgency: Urgency | None


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
    said = _heard(Told(word, kind, skill_id, urgency))
    kept = work.session.exec(select(LexiconWord).where(LexiconWord.word == said)).first() or LexiconWord(word=said)
    kept.kind, kept.urgency = kind, urgency
    kept.skill_id = work.get(Skill, skill_id).id if skill_id else None
    work.add(kept, Code.NAME_TAKEN, "word")
    work.record("lexicon.set", kept)
    return kept


def begin_lexicon(work: Work, *, words: Sequence[Told]) -> int:
    """Set all words of a lexicon that has none yet; gives how many. Raises NAME_TAKEN, and what set_word raises."""
    work.require(Right.KEEP_LEXICON)
    begun = work.pour(LexiconWord, ({**asdict(told), "word": _heard(told)} for told in words), Code.NAME_TAKEN)
    work.record_poured("lexicon.set", LexiconWord, begun)
    return len(begun)


def drop_word(work: Work, *, word: str) -> None:
    """Take a word out of the lexicon. Raises NOT_FOUND, NOT_ALLOWED."""
    work.require(Right.KEEP_LEXICON)
    kept = work.session.exec(select(LexiconWord).where(LexiconWord.word == word)).first()
    if kept is None:
        raise Refusal(Code.NOT_FOUND, table="lexicon_word")
    work.session.delete(kept)
    work.record("lexicon.dropped", kept)


def _heard(told: Told) -> str:
    word = entries.words(told.word, "word", LONGEST_WORD).casefold()
    entries.number(len(word), "word", SHORTEST_WORD, LONGEST_WORD)
    if told.kind is None and told.skill_id is None and told.urgency is None:
        raise Refusal(Code.EMPTY, field="kind")
    return word

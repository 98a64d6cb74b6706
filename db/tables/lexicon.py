"""The lexicon: words that say which kind of need it is, which skill it takes and how pressing it is."""

from uuid import UUID

from sqlmodel import Field

from db.tables.base import Row, maybe, once, refers
from db.terms import NeedKind, Urgency


class LexiconWord(Row, table=True):
    """One word of the lexicon and what it says; what it leaves open stays empty."""

    __tablename__ = "lexicon_word"
    __table_args__ = (refers("skill_id", "skill"), once("word"))

    word: str = Field(max_length=12)
    kind: NeedKind | None = maybe(NeedKind)
    skill_id: UUID | None = Field(default=None, index=True)
    urgency: Urgency | None = maybe(Urgency)

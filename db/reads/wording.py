"""Questions while a need is being written: what its words say, and which open needs it resembles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Float, case, cast, func, literal, select
from sqlmodel import Session, col

from db.reads import scope
from db.reads.joins import on
from db.rules.likeness import Grams, Rarity, containment, grams, likeness
from db.rules.rights import Actor
from db.rules.wording import Entry, Past, Proposal, propose
from db.tables.lexicon import LexiconWord
from db.tables.needs import Need
from db.tables.people import Skill
from db.tables.places import Community
from db.terms import CommunityId, NeedKind, NeedStatus, SkillId, Urgency

LEAST_LETTERS: Final = 4
"""A shorter text says too little to be weighed."""

LOOKED_AT: Final = 4000
"""The newest confirmed needs that are learned from, and the newest open ones that are compared."""

NEAREST: Final = 12
ALIKE: Final = 0.1
TWICE: Final = 0.6
"""From here on, as a share of the shorter text, two may be the same need: it is shown, and whoever writes decides."""

YOUNG: Final = 50
"""A list with fewer needs is weighed as if it had so many: in three texts no word is common."""

SHOWN: Final = 3
_LONGEST_LOOK: Final = 40
_CONFIRMED: Final = (NeedStatus.SOLVED, NeedStatus.EVALUATED)
_OPEN: Final = (NeedStatus.PROPOSED, NeedStatus.OPEN, NeedStatus.OFFERED, NeedStatus.CLAIMED, NeedStatus.SERVED)


@dataclass(frozen=True, slots=True)
class LexiconLine:
    """A word of the lexicon with what it says."""

    word: str
    kind: NeedKind | None
    skill_id: SkillId | None
    skill: str
    skill_en: str
    urgency: Urgency | None


@dataclass(frozen=True, slots=True)
class SimilarNeed:
    """An open need that may be the same as the one being written."""

    code: str
    text: str
    community: str
    status: NeedStatus
    alike: float
    same_community: bool


def lexicon(session: Session, actor: Actor) -> list[LexiconLine]:
    """Give all words of the lexicon, by word."""
    rows = session.execute(
        select(LexiconWord, col(Skill.name), col(Skill.name_en))
        .outerjoin(Skill, on(Skill, LexiconWord.skill_id))
        .where(scope.everybody(LexiconWord, actor))
        .order_by(col(LexiconWord.word))
    )
    return [
        LexiconLine(
            word=row.LexiconWord.word,
            kind=row.LexiconWord.kind,
            skill_id=row.LexiconWord.skill_id,
            skill=row.name or "",
            skill_en=row.name_en or "",
            urgency=row.LexiconWord.urgency,
        )
        for row in rows
    ]


def proposal(session: Session, actor: Actor, *, text: str) -> Proposal:
    """Say which kind, skill and urgency a need's words propose; nothing for a text that says too little.

    Learned from the newest confirmed needs of the whole organisation: only counts leave, never what they say.
    """
    if len(text.strip()) < LEAST_LETTERS:
        return Proposal((), (), ())
    entries = [Entry(one.word, one.kind, one.skill_id, one.urgency) for one in lexicon(session, actor)]
    confirmed = [scope.everybody(Need, actor), col(Need.status).in_(_CONFIRMED)]
    rows = _resembling(session, text, confirmed, col(Need.solved_on), least=ALIKE)
    return propose(text, entries, [Past(alike, row.kind, row.skill_id, row.urgency) for alike, row in rows[:NEAREST]])


def similar_open(
    session: Session, actor: Actor, *, text: str, community_id: CommunityId | None = None
) -> list[SimilarNeed]:
    """Give the open needs within reach that may be the same, those of the community first, then the most alike."""
    if len(text.strip()) < LEAST_LETTERS:
        return []
    rows = _resembling(
        session,
        text,
        [scope.needs(actor), col(Need.status).in_(_OPEN)],
        col(Need.asked_on),
        least=TWICE,
        alike=containment,
    )
    found = [
        SimilarNeed(row.code, row.text, row.community, row.status, alike, row.community_id == community_id)
        for alike, row in rows
    ]
    return sorted(found, key=lambda one: (not one.same_community, -one.alike))[:SHOWN]


def _resembling(
    session: Session,
    text: str,
    wanted: Sequence[ColumnElement[bool]],
    newest: Any,  # noqa: ANN401 - a column of days
    *,
    least: float,
    alike: Callable[[Grams, Grams, Rarity], float] = likeness,
) -> list[tuple[float, Any]]:
    """Give needs that share letters with a text, the most alike first: counted and narrowed in SQL, weighed here."""
    said = sorted(grams(text))[:_LONGEST_LOOK]
    if not said:
        return []
    recent = (
        select(
            col(Need.id), col(Need.code), col(Need.text), col(Need.kind), col(Need.skill_id), col(Need.urgency),
            col(Need.status), col(Need.community_id), col(Community.name).label("community"),
        )
        .join(Community, on(Community, Need.community_id))
        .where(*wanted)
        .order_by(newest.desc(), col(Need.id).desc())
        .limit(LOOKED_AT)
        .subquery()
    )  # fmt: skip
    holds = {gram: recent.c.text.contains(gram, autoescape=True) for gram in said}
    counts = (func.count(case((held, 1))) for held in holds.values())
    total, *each = session.execute(select(func.count(), *counts).select_from(recent)).one()
    rare = Rarity(max(total, YOUNG), dict(zip(said, each, strict=True)))
    weights = (case((held, cast(literal(rare.of(gram)), Float)), else_=0.0) for gram, held in holds.items())
    weight = sum(weights, cast(literal(0.0), Float))
    rows = session.execute(select(recent).where(weight > 0).order_by(weight.desc(), recent.c.id).limit(50)).all()
    own = frozenset(said)
    weighed = [(alike(own, grams(row.text), rare), row) for row in rows]
    return sorted((one for one in weighed if one[0] >= least), key=lambda one: -one[0])

"""What a need's words propose, as it is drawn: the proposal with its reason, and needs that may be the same."""

from collections.abc import Sequence

import streamlit as st

from db.reads.choices import SkillChoice
from db.reads.wording import SimilarNeed
from db.rules.wording import Proposal
from pages.kit import lines, say
from pages.kit.visit import Visit
from pages.text import lexicon as text
from pages.text.telling import listing


def proposed(found: Proposal, skills: Sequence[SkillChoice]) -> SkillChoice | None:
    """Draw what the words propose, each with its reason; give the proposed skill among those there are."""
    skill = next((one for said in found.skills[:1] for one in skills if one.id == said.value), None)
    told = [_line(say.bare(kind.value), kind.words, kind.past) for kind in found.kinds[:1]]
    if skill is not None:
        told.append(_line(say.either(skill.name, skill.name_en), found.skills[0].words, found.skills[0].past))
    told += [_line(say.bare(urgency.value), urgency.words, urgency.past) for urgency in found.urgencies[:1]]
    if told:
        st.caption(say.say(text.PROPOSED))
        st.markdown("  \n".join(told))
    return skill


def similar(visit: Visit, found: Sequence[SimilarNeed]) -> None:
    """Draw open needs that may be the same as the one being written, with the way to each."""
    if not found:
        return
    st.markdown(f":orange[:material/content_copy: {say.say(text.SIMILAR, count=len(found))}]")
    for one in found:
        named = lines.beside(one.code, one.text, one.community, say.bare(one.status))
        visit.link("serve/need", named, code=one.code)


def _line(what: str, words: Sequence[str], past: int) -> str:
    quoted = listing([say.bare(text.QUOTED, word=word) for word in words], say.language())
    by_words = say.say(text.BECAUSE_WORDS, words=quoted) if words else ""
    by_past = say.say(text.BECAUSE_PAST, past=past) if past else ""
    return f"**{say.plain(what)}** :small[{lines.beside(by_words, by_past)}]"

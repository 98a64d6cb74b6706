"""The lexicon: which words of a need propose what; added, changed, taken out and tried here."""

from dataclasses import replace

import streamlit as st

from db.reads import choices, wording
from db.terms import NeedKind, Urgency
from db.writes import lexicon
from pages.kit import beneath, forms, lines, say, show
from pages.kit import wording as drawn
from pages.kit.visit import open_page
from pages.text import lexicon as text

visit = open_page("admin/lexicon", text.LEAD)
skills, kept = visit.ask(choices.skills), visit.ask(wording.lexicon)

typed = forms.typed("sought-words", text.TRY, hint=text.TRY_HINT)
if len(typed) >= wording.LEAST_LETTERS:
    found = visit.ask(wording.proposal, text=typed)
    drawn.proposed(found, skills)
    if not (found.kinds or found.skills or found.urgencies):
        st.caption(say.say(text.NOTHING))

show.heading(text.ADD_TITLE)
with beneath.form(draft := visit.draft("word")):
    word = forms.text(text.WORD, field="word", most=lexicon.LONGEST_WORD, hint=text.WORD_HINT, required=True)
    kind = forms.word(text.KIND, NeedKind, field="kind")
    skill = forms.one_of(text.SKILL, skills, lambda s: say.either(s.name, s.name_en), field="skill_id")
    urgency = forms.word(text.URGENCY, Urgency, field="urgency")
    pressed = forms.submit(text.SET, icon="add")
if pressed:
    visit.attempt(
        lexicon.set_word, done=text.SET_DONE, told={"word": word}, draft=draft, word=word, kind=kind, urgency=urgency,
        skill_id=skill.id if skill else None,
    )  # fmt: skip

show.heading(text.LIST)
wanted = forms.searched("q", text.SEARCH, hint=text.SEARCH_HINT)
found_words = [line for line in kept if wanted in f"{line.word} {line.skill} {line.skill_en}"]
listed = [replace(line, skill=say.either(line.skill, line.skill_en)) for line in found_words]
st.caption(say.say(text.COUNT, total=len(listed)))
columns = {"word": text.WORD, "kind": text.KIND, "skill": text.SKILL, "urgency": text.URGENCY}
chosen = show.lines_or_empty(
    listed,
    columns=columns,
    holds="lexicon_word.word lexicon_word.kind skill.name",
    empty=text.EMPTY,
    title=say.bare(text.LIST),
    key="lexicon",
    choose=True,
)
if chosen is not None:
    with st.container(horizontal=True, vertical_alignment="center"):
        lines.draw(say.plain(chosen.word))
        if forms.press(text.DROP, key=(draft := visit.draft(f"drop-{chosen.word}")), icon="delete"):
            told = {"word": chosen.word}
            visit.attempt(lexicon.drop_word, done=text.DROPPED, told=told, draft=draft, word=chosen.word)

"""The communities' quarterly word on each unit's members, beside the service that they confirmed."""

import streamlit as st

from db.reads.words import words_of
from db.rules.calendar import Span
from db.rules.periods import current, recent
from db.rules.rights import Right
from db.terms import Satisfaction
from db.writes import words
from pages.kit import beneath, forms, lines, periods, say, show
from pages.kit.visit import open_page
from pages.text import followups as text
from pages.text import places

visit = open_page("report/words", text.WORDS_LEAD)
choices = {named.code: periods.spoken(named) for named in recent(visit.today, Span.QUARTER, 8)}
now = current(visit.today, Span.QUARTER).code
quarter = forms.filtered("quarter", text.QUARTER, choices, default=now) or now

found = visit.ask(words_of, quarter=quarter)
if not found:
    show.nothing(text.EMPTY_WORDS)
    st.stop()
said = sum(line.rating is not None for line in found)
st.caption(say.say(text.COUNT_WORDS, units=len({line.unit_id for line in found}), total=len(found), said=said))

if not visit.actor.may(Right.SAY_WORD):
    show.lines_or_empty(
        found,
        columns={
            "community": text.COMMUNITY,
            "unit": text.UNIT,
            "people": text.PEOPLE,
            "person_times": text.TIMES,
            "rating": text.RATING,
            "text": text.WORD,
        },
        holds="community.name unit.name unit_word.rating unit_word.text",
        empty=text.EMPTY_WORDS,
        title=say.bare(places.WORDS),
    )
    st.stop()

for line in found:
    with st.container(border=True):
        served = say.say(text.SERVED, people=line.people, times=line.person_times)
        chip = lines.badge(line.rating) if line.rating else ""
        day = say.say(text.SAID_ON, day=line.said_on) if line.said_on else ""
        lines.draw(
            say.plain(line.unit),
            chip,
            f":small[{lines.beside(say.plain(line.community), served, day)}]",
            say.plain(line.text),
        )
        if line.rating is not None:
            continue
        draft = visit.draft(f"word-{line.community_id}-{line.unit_id}-{quarter}")
        fold = show.fold(text.SAY_WORD, icon="rate_review", draft=draft)
        if not fold.open:
            continue
        with fold, beneath.form(draft, border=False):
            rating = forms.word(text.HOW, Satisfaction, required=True, field="rating")
            typed = forms.text(
                text.WORD, field="text", most=words.LONGEST_WORD, long=True, help_=text.WORD_HINT, required=True
            )
            pressed = forms.submit(text.SAVE_WORD)
        if pressed and rating is not None:
            visit.attempt(
                words.say_word,
                done=text.WORD_SAVED,
                draft=draft,
                community_id=line.community_id,
                unit_id=line.unit_id,
                quarter=quarter,
                rating=rating,
                text=typed,
            )

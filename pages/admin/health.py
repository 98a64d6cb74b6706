"""Health: how the server and its database are at this moment."""

import streamlit as st

from db.files.dangers import danger_sentence
from db.reads.health import house_now
from db.reads.safety import safety_now
from pages.kit import say, show
from pages.kit.visit import open_page
from pages.text import accounts as text

visit = open_page("admin/health", text.HEALTH_LEAD)
house, safety = visit.ask(house_now, now=visit.now), visit.ask(safety_now, now=visit.now)
age = safety.backup_hours
well = {True: say.bare(text.WELL), False: say.bare(text.ILL)}

show.figures(
    (
        show.Figure(text.DATABASE, well[house.health.database], text.DATABASE_MEANS),
        show.Figure(text.SCHEMA, well[house.health.schema], text.SCHEMA_MEANS),
        show.Figure(text.DISK, well[house.health.disk], text.DISK_MEANS),
        show.Figure(
            text.BACKUP,
            say.fact(None) if age is None else say.bare(text.HOURS_AGO if age else text.WITHIN_AN_HOUR, hours=age),
            text.BACKUP_MEANS,
        ),
        show.Figure(text.SESSIONS, say.fact(house.online), text.SESSIONS_MEANS),
        show.Figure(text.REVISION, say.fact(house.revision), text.REVISION_MEANS),
    ),
    across=3,
)
show.heading(text.SAFETY)
if not safety.dangers:
    st.markdown(say.say(text.SAFE))
for danger in safety.dangers:
    show.trouble(text.DANGER, why=danger_sentence(danger, say.language()))
st.caption(say.say(text.ENGINE, engine=text.ENGINES.get(house.engine, house.engine)))

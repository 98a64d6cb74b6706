"""How far the records are: one integer, the same at a glance as in a session."""

from sqlalchemy import Engine

from db.reads.revision import revision
from db.work import glancing, reading
from tests.builders import a_town
from tests.builders.steps import a_need


def test_every_write_raises_it_and_a_glance_sees_what_a_session_sees(engine: Engine) -> None:
    town, seen = a_town(engine), []

    for _ in range(2):
        a_need(engine, town.clerk, community=town.wanghu)
        with glancing(engine) as records, reading(engine) as session:
            seen.append((revision(records), revision(session)))

    (before, also), (after, as_well) = seen
    assert (before, after) == (also, as_well)
    assert after > before

"""The journal speaks of everything that is ever recorded: no event and no field is left to its code."""

import ast

from db.reads.needs import SAID_BY_FOLLOWUP
from db.rules.classes import is_spoken
from db.tables import metadata
from db.terms import ResourceStatus
from pages.text import needs
from pages.text.columns import COLUMNS
from pages.text.journal import EVENTS, FAMILIES
from tests.house.tree import calls, nodes, sources

MADE_OF_A_STATUS = {f"resource.{status}" for status in ResourceStatus}
ITS_OWN_FACTS = {"what", "row", "kind"}
RETIRED = {"community.drawn"}
"""Events that nothing writes any more; the journals of older databases hold them for good."""
NEVER_TOLD = {"id", "org_id", "version"}


def recorded() -> list[ast.Call]:
    return [
        call
        for file in sources("db/writes")
        for _, call in calls(file.tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"record", "record_poured"}
    ]


def events() -> set[str]:
    first = [call.args[0] for call in recorded()]
    said = {part.value for one in first for part in nodes(one) if isinstance(part, ast.Constant)}
    return {str(event) for event in said if not str(event).endswith(".")}


def test_every_event_has_its_phrase_and_every_phrase_its_event() -> None:
    found = events()

    assert len(found) > 100
    assert found - EVENTS.keys() == set()
    assert EVENTS.keys() - found - MADE_OF_A_STATUS == RETIRED


def test_every_event_of_a_need_has_its_words_on_the_need_s_own_page() -> None:
    told_elsewhere = {"need.undone", *SAID_BY_FOLLOWUP}

    found = {event for event in events() if event.startswith(("need.", "followup."))}

    assert found - told_elsewhere == needs.EVENTS.keys()


def test_every_event_belongs_to_a_family_that_can_be_looked_for() -> None:
    assert {event.partition(".")[0] for event in EVENTS} == set(FAMILIES)


def test_every_column_and_every_fact_has_its_words() -> None:
    both = [(table.name, column.name) for table in metadata.sorted_tables for column in table.columns]
    columns = {name for table, name in both if is_spoken(table, name)}
    facts = {str(keyword.arg) for call in recorded() for keyword in call.keywords if keyword.arg}

    told = (columns - NEVER_TOLD) | (facts - ITS_OWN_FACTS)
    assert told - COLUMNS.keys() == {"after", "before", "hash", "journal_hash", "journal_seq", "prev_hash"}

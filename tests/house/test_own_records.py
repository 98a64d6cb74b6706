"""What a member takes along is all that is held: every table that names a member is read for it."""

import re

from db.reads.own_records import told
from db.tables import metadata
from db.terms import Role
from tests.builders.people import actor_of


def test_every_table_that_names_a_member_is_read_for_what_they_take_along() -> None:
    naming = {
        f"{table.name}.{key.parent.name}"
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "member" and key.parent.name != "org_id"
    }
    asked = " ".join(str(statement.whereclause) for _, statement in told(actor_of(Role.MEMBER)))
    unread = {owner for owner in naming if not re.search(rf"\b{re.escape(owner)} (=|IS)", asked)}

    assert "team.captain_id" in naming
    assert len(naming) > 15
    assert unread == set()

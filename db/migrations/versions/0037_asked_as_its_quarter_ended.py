"""For which branch what was asked counts, and when a need was turned away: a past quarter stays as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

#: by metric, the table that it counts and the column of its parts
_ASKED = {"needs_asked": ("need", "kind"), "wishes_asked": ("wish", "beneficiary")}


def upgrade() -> None:
    """Go forward: the claims say who had it when its quarter ended, the journal when it was turned away."""
    for table, _ in _ASKED.values():
        op.add_column(table, sa.Column("asked_branch_id", sa.Uuid(), nullable=True))
        _remember(table)
    op.add_column("need", sa.Column("declined_on", sa.Date(), nullable=True))
    day = "date(line.at, '+8 hours')" if _sqlite() else "(line.at AT TIME ZONE 'Asia/Shanghai')::date"
    op.execute(
        f"UPDATE need SET declined_on = (SELECT max({day}) FROM journal_line AS line "  # noqa: S608 - our own names
        "WHERE line.org_id = need.org_id AND line.subject_id = need.id AND line.event = 'need.declined') "
        "WHERE status = 'declined'"
    )
    _count("asked_branch_id")


def downgrade() -> None:
    """Go back."""
    _count("branch_id")
    op.drop_column("need", "declined_on")
    for table, _ in _ASKED.values():
        op.drop_column(table, "asked_branch_id")


def _remember(table: str) -> None:
    """While its quarter runs, who has it; later, whose claim stood first when it ended; without claims, who has it."""
    if _sqlite():
        months = f"(3 - (strftime('%m', {table}.asked_on) - 1) % 3)"
        ended = f"date({table}.asked_on, 'start of month', '+' || {months} || ' months', '-1 day')"
        today = "date('now', '+8 hours')"
    else:
        ended = f"(date_trunc('quarter', {table}.asked_on::timestamp) + interval '3 months' - interval '1 day')::date"
        today = "(now() AT TIME ZONE 'Asia/Shanghai')::date"
    standing = (
        f"claim.org_id = {table}.org_id AND claim.branch_id IS NOT NULL AND claim.claimed_on <= {ended} "
        f"AND (claim.status IN ('asked', 'active', 'completed') OR claim.ended_on > {ended})"
    )
    first = f"{standing} ORDER BY claim.id LIMIT 1"
    its_own = f"claim.target = '{table}' AND claim.target_id = {table}.id"
    ways = [f"(SELECT claim.branch_id FROM claim WHERE {its_own} AND {first})"]  # noqa: S608 - our own names
    unclaimed = f"NOT EXISTS (SELECT 1 FROM claim WHERE claim.org_id = {table}.org_id AND {its_own})"  # noqa: S608 - as above
    if table == "need":
        carried = "project.org_id = need.org_id AND project.need_id = need.id"
        ways.append(
            "(SELECT claim.branch_id FROM claim JOIN project ON project.id = claim.target_id "  # noqa: S608 - as above
            f"AND project.org_id = claim.org_id WHERE claim.target = 'project' AND {carried} AND {first})"
        )
        unclaimed += f" AND NOT EXISTS (SELECT 1 FROM project WHERE {carried})"  # noqa: S608 - as above
    then = f"COALESCE({', '.join(ways)}, CASE WHEN {unclaimed} THEN {table}.branch_id END)"
    op.execute(
        f"UPDATE {table} SET asked_branch_id = CASE WHEN {ended} >= {today} THEN branch_id ELSE {then} END"  # noqa: S608 - our own names
    )


def _count(branch: str) -> None:
    """Count anew by branch what was asked."""
    for metric, (table, part) in _ASKED.items():
        month = "strftime('%Y-%m', asked_on)" if _sqlite() else "to_char(asked_on, 'YYYY-MM')"
        op.execute(f"DELETE FROM tally WHERE metric = '{metric}' AND by = 'branch'")  # noqa: S608 - our own names
        op.execute(
            "INSERT INTO tally (org_id, metric, by, of_id, month, part, value) "  # noqa: S608 - our own names
            f"SELECT org_id, '{metric}', 'branch', {branch}, {month}, {part}, count(*) FROM {table} "
            f"WHERE {branch} IS NOT NULL GROUP BY org_id, {branch}, {month}, {part}"
        )


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"

"""Who refers to a member is found by an index, so that a list of members that is undone does not read every row."""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TABLES = ("attendance", "member_step", "census_finding", "need", "settlement", "team_member")


def upgrade() -> None:
    """Go forward."""
    for table in TABLES:
        op.create_index(f"ix_{table}_member_id_org_id", table, ["member_id", "org_id"])
        op.drop_index(f"ix_{table}_member_id", table_name=table)


def downgrade() -> None:
    """Go back."""
    for table in TABLES:
        op.create_index(f"ix_{table}_member_id", table, ["member_id"])
        op.drop_index(f"ix_{table}_member_id_org_id", table_name=table)

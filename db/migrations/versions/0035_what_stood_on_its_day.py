"""Since when a post is held and until when an agreement ran, so that a past day is counted as it stood."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward: the journal says on which day a claim was approved, and an agreement ended."""
    op.add_column("claim", sa.Column("held_from", sa.Date(), nullable=True))
    op.add_column("agreement", sa.Column("ended_on", sa.Date(), nullable=True))
    _remember("claim", "held_from", "post.claim_approved")
    _remember("agreement", "ended_on", "agreement.ended")
    op.execute(
        "UPDATE claim SET held_from = claimed_on WHERE held_from IS NULL AND target = 'post' "
        "AND status IN ('active', 'withdrawing', 'completed')"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_column("agreement", "ended_on")
    op.drop_column("claim", "held_from")


def _remember(table: str, column: str, event: str) -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    day = "date(line.at, '+8 hours')" if sqlite else "(line.at AT TIME ZONE 'Asia/Shanghai')::date"
    op.execute(
        f"UPDATE {table} SET {column} = (SELECT max({day}) FROM journal_line AS line "  # noqa: S608 - our own names
        f"WHERE line.org_id = {table}.org_id AND line.subject_id = {table}.id AND line.event = '{event}')"
    )

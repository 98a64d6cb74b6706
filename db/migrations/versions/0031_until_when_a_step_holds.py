"""Until when a step of a member's history holds, so that a past day is looked up and not ranked."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BY_BRANCH = ["org_id", "branch_id", "since", "until", "status", "member_id"]
NEXT = """
    UPDATE member_step SET until = (
        SELECT later.since FROM member_step AS later
        WHERE later.member_id = member_step.member_id AND later.org_id = member_step.org_id
        AND (later.since > member_step.since OR (later.since = member_step.since AND later.id > member_step.id))
        ORDER BY later.since, later.id LIMIT 1)
"""


def upgrade() -> None:
    """Go forward."""
    op.add_column("member_step", sa.Column("until", sa.Date(), nullable=True))
    op.execute(NEXT)
    op.create_index("ix_member_step_branch_day", "member_step", BY_BRANCH)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_member_step_branch_day", table_name="member_step")
    op.drop_column("member_step", "until")

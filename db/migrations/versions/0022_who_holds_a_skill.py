"""Holders of a skill with their level, from one index."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.drop_index("ix_member_skill_skill_id", "member_skill")
    op.create_index("ix_member_skill_held", "member_skill", ["org_id", "skill_id", "member_id", "level"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_member_skill_held", "member_skill")
    op.create_index("ix_member_skill_skill_id", "member_skill", ["skill_id"])

"""Photos of activities, which nobody asks for."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "activity_photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id", "org_id"], ["activity.id", "activity.org_id"], name=op.f("fk_activity_photo_activity_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_activity_photo")),
    )
    with op.batch_alter_table("activity_photo") as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_photo_activity_id"), ["activity_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("activity_photo")

"""The weights of matching, set by the bureau."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "weight_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("skill", sa.Integer(), nullable=False),
        sa.Column("close", sa.Integer(), nullable=False),
        sa.Column("load", sa.Integer(), nullable=False),
        sa.Column("rest", sa.Integer(), nullable=False),
        sa.Column("served", sa.Integer(), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "skill + close + load + rest + served + home = 100", name=op.f("ck_weight_version_together_a_hundred")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_weight_version")),
        sa.UniqueConstraint("org_id", "version", name=op.f("uq_weight_version_org_id_version")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("weight_version")

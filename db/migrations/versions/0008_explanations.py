"""Patterns that somebody explained."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "explanation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(length=6), nullable=False),
        sa.Column(
            "pattern",
            sa.Enum(
                "late_batch", "two_places", "top_grade", "no_call", "same_hand",
                name="word_pattern", native_enum=False, create_constraint=True, length=32,
            ),
            nullable=False,
        ),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_explanation")),
        sa.UniqueConstraint(
            "org_id", "quarter", "pattern", "about_id", name=op.f("uq_explanation_org_id_quarter_pattern_about_id")
        ),
    )  # fmt: skip


def downgrade() -> None:
    """Go back."""
    op.drop_table("explanation")

"""What is said afterwards: slips, and the communities' quarterly word."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("followup", sa.Column("by_slip", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "unit_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("quarter", sa.String(length=6), nullable=False),
        sa.Column(
            "rating",
            sa.Enum(
                "satisfied", "fairly", "not", name="word_satisfaction", native_enum=False, create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "org_id"],
            ["community.id", "community.org_id"],
            name=op.f("fk_unit_word_community_id_org_id_community"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id", "org_id"], ["unit.id", "unit.org_id"], name=op.f("fk_unit_word_unit_id_org_id_unit")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_unit_word")),
        sa.UniqueConstraint(
            "org_id", "quarter", "community_id", "unit_id",
            name=op.f("uq_unit_word_org_id_quarter_community_id_unit_id"),
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_unit_word_community_id"), "unit_word", ["community_id"])
    op.create_index(op.f("ix_unit_word_unit_id"), "unit_word", ["unit_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("unit_word")
    op.drop_column("followup", "by_slip")

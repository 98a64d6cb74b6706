"""Trainings that members attended and honours that they were given, for their certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "member_credit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("training", "honour", name="word_creditkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("giver", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id", "org_id"], ["member.id", "member.org_id"], name=op.f("fk_member_credit_member_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_member_credit")),
        sa.UniqueConstraint(
            "org_id", "member_id", "kind", "day", "what", name=op.f("uq_member_credit_org_id_member_id_kind_day_what")
        ),
    )
    op.create_index(op.f("ix_member_credit_member_id"), "member_credit", ["member_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("member_credit")

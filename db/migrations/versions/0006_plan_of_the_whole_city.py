"""Pairs that staff settle before the whole city is planned, and the most tasks of a member."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "settlement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "need",
                "wish",
                "post",
                "project",
                "resource",
                name="word_claimtarget",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column(
            "settled",
            sa.Enum("pinned", "forbidden", name="word_settled", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id", "org_id"], ["member.id", "member.org_id"], name=op.f("fk_settlement_member_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_settlement")),
        sa.UniqueConstraint(
            "org_id", "target", "target_id", "member_id", name=op.f("uq_settlement_org_id_target_target_id_member_id")
        ),
    )
    with op.batch_alter_table("settlement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settlement_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_settlement_target_id"), ["target_id"], unique=False)

    with op.batch_alter_table("bureau", schema=None) as batch_op:
        batch_op.add_column(sa.Column("most_tasks", sa.Integer(), nullable=False, server_default="3"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("bureau", schema=None) as batch_op:
        batch_op.drop_column("most_tasks")

    with op.batch_alter_table("settlement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settlement_target_id"))
        batch_op.drop_index(batch_op.f("ix_settlement_member_id"))

    op.drop_table("settlement")

"""Scans of agreements, kept in the database."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_KINDS = ("pdf", "jpeg", "png")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "agreement_scan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*_KINDS, name="word_scankind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("attached_by", sa.Uuid(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id", "org_id"], ["agreement.id", "agreement.org_id"],
            name=op.f("fk_agreement_scan_agreement_id"),
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_agreement_scan")),
        sa.UniqueConstraint(
            "org_id", "agreement_id", "content_hash", name=op.f("uq_agreement_scan_org_id_agreement_id_content_hash")
        ),
    )  # fmt: skip
    with op.batch_alter_table("agreement_scan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_scan_agreement_id"), ["agreement_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("agreement_scan")

"""The bureau's own map: a sheet with its review number, and the outlines on it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_OF = ("district", "street", "community")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "map_sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("review_number", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("loaded_on", sa.Date(), nullable=False),
        sa.Column("loaded_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_map_sheet")),
    )
    op.create_table(
        "outline",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column(
            "of",
            sa.Enum(*_OF, name="word_outlineof", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id", "org_id"], ["map_sheet.id", "map_sheet.org_id"], name=op.f("fk_outline_sheet_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_outline")),
        sa.UniqueConstraint("org_id", "sheet_id", "place_id", name=op.f("uq_outline_org_id_sheet_id_place_id")),
    )
    with op.batch_alter_table("outline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outline_sheet_id"), ["sheet_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("outline")
    op.drop_table("map_sheet")

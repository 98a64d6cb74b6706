"""Data forms that wait at a community's door."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_DOUBTS = (
    "not_on_list", "same_name", "old_code", "wall_code", "late", "same_phone", "tail_alone", "elsewhere", "taken_back",
    "closed",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "checkin_form",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("opening", sa.String(length=24), nullable=False),
        sa.Column("doubt", _word("doubt", *_DOUBTS), nullable=True),
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("gender", _word("gender", "female", "male"), nullable=True),
        sa.Column("born", sa.String(length=7), nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("lives_here", sa.Boolean(), nullable=False),
        sa.Column("times", sa.String(length=80), nullable=False),
        sa.Column("abilities", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "org_id"], ["community.id", "community.org_id"], name=op.f("fk_checkin_form_community_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_checkin_form")),
        sa.UniqueConstraint("org_id", "key", name=op.f("uq_checkin_form_org_id_key")),
    )
    with op.batch_alter_table("checkin_form", schema=None) as batch_op:
        for column in ("community_id", "opening"):
            batch_op.create_index(batch_op.f(f"ix_checkin_form_{column}"), [column], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("checkin_form")


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=f"word_{name}", native_enum=False, create_constraint=True, length=32)

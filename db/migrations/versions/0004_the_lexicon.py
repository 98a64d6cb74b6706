"""The lexicon of needs' words."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KINDS = ("organisation", "legal", "hardship", "governance", "health", "culture", "safety", "other")
_URGENCIES = ("normal", "urgent", "critical")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "lexicon_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=12), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*_KINDS, name="word_needkind", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("skill_id", sa.Uuid(), nullable=True),
        sa.Column(
            "urgency",
            sa.Enum(*_URGENCIES, name="word_urgency", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["skill_id", "org_id"], ["skill.id", "skill.org_id"], name=op.f("fk_lexicon_word_skill_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_lexicon_word")),
        sa.UniqueConstraint("org_id", "word", name=op.f("uq_lexicon_word_org_id_word")),
    )
    with op.batch_alter_table("lexicon_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lexicon_word_skill_id"), ["skill_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("lexicon_word")

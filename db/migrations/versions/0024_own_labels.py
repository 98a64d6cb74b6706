"""Labels of the bureau's own on the forms."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_FORMS = ("qa", "qb", "data_form", "slip", "receipt")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "own_label",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(*_FORMS, name="word_labelled", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("zh", sa.String(length=40), nullable=False),
        sa.Column("en", sa.String(length=40), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_own_label")),
        sa.UniqueConstraint("org_id", "form", "field", "since", name=op.f("uq_own_label_org_id_form_field_since")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("own_label")

"""The stock of clauses from which agreements are drafted."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "stock_clause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column(
            "party",
            sa.Enum("branch", "community", name="word_side", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_month", sa.Integer(), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(due_month IS NULL) = (due_day IS NULL)", name=op.f("ck_stock_clause_due")),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_stock_clause")),
        sa.UniqueConstraint("org_id", "code", name=op.f("uq_stock_clause_org_id_code")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("stock_clause")

"""Second factors, with their recovery codes."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "second_factor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_name", sa.String(length=20), nullable=False),
        sa.Column("on_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "org_id"], ["account.id", "account.org_id"], name=op.f("fk_second_factor_account_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_second_factor")),
        sa.UniqueConstraint("org_id", "account_id", name=op.f("uq_second_factor_org_id_account_id")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "org_id"], ["account.id", "account.org_id"], name=op.f("fk_recovery_code_account_id")
        ),
        sa.PrimaryKeyConstraint("id", "org_id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint(
            "org_id", "account_id", "code_hash", name=op.f("uq_recovery_code_org_id_account_id_code_hash")
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("recovery_code")
    op.drop_table("second_factor")

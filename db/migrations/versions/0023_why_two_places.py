"""A sign-up keeps why somebody has a place here who has another one at that time."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("signup", sa.Column("reason", sa.String(length=200), nullable=False, server_default=""))
    with op.batch_alter_table("signup", reflect_kwargs={"resolve_fks": False}) as batch_op:
        batch_op.alter_column("reason", server_default=None)


def downgrade() -> None:
    """Go back."""
    op.drop_column("signup", "reason")

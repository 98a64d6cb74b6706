"""From when until when a member is one of the unit's leaders."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("member", sa.Column("leads_from", sa.Date(), nullable=True))
    op.add_column("member", sa.Column("leads_until", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("member", "leads_until")
    op.drop_column("member", "leads_from")

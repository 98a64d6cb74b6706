"""By when a need was wanted, and whom a community expects: the map's check-in coverage and what is solved on time."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_CITY = "'00000000-0000-0000-0000-000000000000'"


def upgrade() -> None:
    """Go forward. Of needs that somebody has had since, nobody knows any more by when they were wanted."""
    op.add_column("need", sa.Column("wanted_by", sa.Date(), nullable=True))
    op.execute(
        "UPDATE need SET wanted_by = due_on WHERE status IN ('proposed', 'open') AND NOT EXISTS "
        "(SELECT 1 FROM claim WHERE claim.org_id = need.org_id AND claim.target = 'need' AND claim.target_id = need.id)"
    )
    place = "coalesce(serves_community_id, home_community_id)"
    for by, of in (("city", _city()), ("community", place), ("branch", "branch_id")):
        op.execute(
            "INSERT INTO tally (org_id, metric, by, of_id, month, part, value) "  # noqa: S608 - our own names
            f"SELECT org_id, 'local', '{by}', {of}, '', "
            "CASE WHEN checked_in_on IS NULL THEN 'missing' ELSE 'there' END AS part, count(*) FROM member "
            f"WHERE status = 'in_service' AND {place} IS NOT NULL GROUP BY org_id, {of}, part"
        )


def downgrade() -> None:
    """Go back."""
    op.execute("DELETE FROM tally WHERE metric IN ('local', 'needs_wanted')")
    op.drop_column("need", "wanted_by")


def _city() -> str:
    # SQLite keeps ids without their hyphens
    return _CITY.replace("-", "") if op.get_bind().dialect.name == "sqlite" else f"{_CITY}::uuid"

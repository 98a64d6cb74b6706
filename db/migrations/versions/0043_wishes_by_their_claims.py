"""Wishes claimed are counted from the claims: a claim says from when its member had the wish, and no tally holds it."""

from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

_CITY = "'00000000-0000-0000-0000-000000000000'"
_HAS = (
    "claim.org_id = wish.org_id AND claim.target_id = wish.id AND claim.member_id = wish.member_id "
    "AND wish.claimed_on IS NOT NULL"
)


def upgrade() -> None:
    """Go forward. Of a yes that was given up since, nobody knows the day any more: that of asking stands for it."""
    op.execute("DELETE FROM tally WHERE metric = 'wishes_claimed'")
    op.execute(
        "UPDATE claim SET held_from = claimed_on WHERE target = 'wish' AND (answer_by IS NULL OR answer = 'yes')"
    )
    op.execute(
        f"UPDATE claim SET held_from = (SELECT wish.claimed_on FROM wish WHERE {_HAS}) "  # noqa: S608 - our own names
        "WHERE target = 'wish' AND answer_by IS NOT NULL AND status IN ('active', 'completed') "
        f"AND EXISTS (SELECT 1 FROM wish WHERE {_HAS})"
    )


def downgrade() -> None:
    """Go back."""
    op.execute("UPDATE claim SET held_from = NULL WHERE target = 'wish'")
    sqlite = op.get_bind().dialect.name == "sqlite"
    month = "strftime('%Y-%m', claimed_on)" if sqlite else "to_char(claimed_on, 'YYYY-MM')"
    for by, of in (
        ("city", _city(sqlite=sqlite)),
        ("community", "community_id"),
        ("branch", "branch_id"),
        ("member", "member_id"),
    ):
        op.execute(
            "INSERT INTO tally (org_id, metric, by, of_id, month, part, value) "  # noqa: S608 - our own names
            f"SELECT org_id, 'wishes_claimed', '{by}', {of}, {month}, '', count(*) FROM wish "
            f"WHERE claimed_on IS NOT NULL AND {of} IS NOT NULL GROUP BY org_id, {of}, {month}"
        )


def _city(*, sqlite: bool) -> str:
    # SQLite keeps ids without their hyphens
    return _CITY.replace("-", "") if sqlite else f"{_CITY}::uuid"

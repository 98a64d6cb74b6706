"""Pages, run as each role: who sees, who may, who is refused."""

"""Leadership's view: the scheme at a glance, one community, one branch."""

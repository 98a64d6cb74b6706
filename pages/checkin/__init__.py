"""报到: who is missing, members, slips, the census, agreements."""

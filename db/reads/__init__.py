"""Questions: one function for each thing a screen asks; each narrowed by the actor's reach, answered in values."""

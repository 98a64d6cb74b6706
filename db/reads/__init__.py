"""Questions: one function for each thing a screen asks; each is narrowed by the actor's reach and gives plain values."""

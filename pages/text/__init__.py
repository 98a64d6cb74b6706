"""Words only: every sentence and label of the screens, in both languages."""

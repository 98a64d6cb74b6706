"""The scheme's rules as pure functions over plain values: no SQL, no clock, no files."""

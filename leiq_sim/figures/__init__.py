"""What one sees: functions that take a frame and return a Figure, each with a table of the same numbers."""

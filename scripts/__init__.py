"""Scripts: commands that parse, call, print and exit."""

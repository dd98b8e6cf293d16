"""What is found wrong in a file that cannot be read."""

# What a message prints; a number is a row of the text, from 0.
Facts = dict[str, str | int]
# The row, the rule of `wording.yml` and its facts.
Finding = tuple[int, str, Facts]

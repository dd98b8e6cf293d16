"""Where a line of text may end, as WeasyPrint sees it: one of its internals tells."""

from functools import cache

from weasyprint.text.line_break import get_log_attrs


@cache
def parted(word: str) -> bool:
    """Tell whether a line may end inside a word: libthai knows many compounds as parts only."""
    attributes = get_log_attrs(word, "th")
    return any(attributes[place].is_line_break for place in range(1, len(word)))

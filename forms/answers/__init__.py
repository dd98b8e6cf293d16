"""What somebody filled in: `{"agency": "…", "items": [{"quantity": 2}], "help": ["attend"]}`.

Groups do not nest, rows do; dates are ISO 8601, numbers are JSON numbers, what is not answered
is not there.
"""

from forms.answers.calculated import computed
from forms.answers.data_schema import data_schema
from forms.answers.faults import problems
from forms.answers.shape import Answers, Flat, flat, given, nested
from forms.answers.understood import understood

__all__ = [
    "Answers",
    "Flat",
    "computed",
    "data_schema",
    "flat",
    "given",
    "nested",
    "problems",
    "understood",
]

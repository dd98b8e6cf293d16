"""The typed model of a manual: frozen records that know nothing of files or pages."""

from macros.model.base import Fact, Record
from macros.model.edition import Approval, Edition, Release
from macros.model.entry import Amendment, Due, Duty, Reference, Role, System, Task, Term
from macros.model.field import (
    Answer,
    Answered,
    Asked,
    Calculation,
    Choice,
    ChoiceField,
    Constrained,
    DateField,
    Group,
    Image,
    Note,
    NumberField,
    Part,
    Repeat,
    Signature,
    TextField,
)
from macros.model.form import Form
from macros.model.manual import Contact, Imprint, Manual, Office, Owner, Site
from macros.model.procedure import Definition, Procedure, Refusal, Step
from macros.model.register import AuditItem, Correction, Move, Question, Revision
from macros.model.search import Search
from macros.model.words import Words

__all__ = [
    "Amendment",
    "Answer",
    "Answered",
    "Approval",
    "Asked",
    "AuditItem",
    "Calculation",
    "Choice",
    "ChoiceField",
    "Constrained",
    "Contact",
    "Correction",
    "DateField",
    "Definition",
    "Due",
    "Duty",
    "Edition",
    "Fact",
    "Form",
    "Group",
    "Image",
    "Imprint",
    "Manual",
    "Move",
    "Note",
    "NumberField",
    "Office",
    "Owner",
    "Part",
    "Procedure",
    "Question",
    "Record",
    "Reference",
    "Refusal",
    "Release",
    "Repeat",
    "Revision",
    "Role",
    "Search",
    "Signature",
    "Site",
    "Step",
    "System",
    "Task",
    "Term",
    "TextField",
    "Words",
]

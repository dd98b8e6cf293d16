"""The typed model of a manual: frozen records that know nothing of files or pages."""

from macros.model.base import Fact, Record
from macros.model.entry import Amendment, Due, Duty, Reference, Role, System, Task, Term
from macros.model.form import Form
from macros.model.manual import Approval, Contact, Imprint, Manual, Office, Owner, Site
from macros.model.procedure import Definition, Procedure, Refusal, Step
from macros.model.register import AuditItem, Correction, Question, Revision
from macros.model.search import Search

__all__ = [
    "Amendment",
    "Approval",
    "AuditItem",
    "Contact",
    "Correction",
    "Definition",
    "Due",
    "Duty",
    "Fact",
    "Form",
    "Imprint",
    "Manual",
    "Office",
    "Owner",
    "Procedure",
    "Question",
    "Record",
    "Reference",
    "Refusal",
    "Revision",
    "Role",
    "Search",
    "Site",
    "Step",
    "System",
    "Task",
    "Term",
]

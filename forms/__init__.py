"""Forms: definition to HTML, PDF, DOCX and XLSForm."""

"""Item models: one per file, data without logic."""

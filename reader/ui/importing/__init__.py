"""Adding documents: files, folders and packs, with preview, progress and report."""

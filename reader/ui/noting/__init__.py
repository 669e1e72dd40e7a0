"""What the user adds: bookmarks, highlights and annotations, their panels and dialogs."""

"""What the user adds to documents, and how it keeps its place in them."""

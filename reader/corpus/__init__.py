"""What a policy document is: from the bytes of a file to blocks, sections and metadata."""

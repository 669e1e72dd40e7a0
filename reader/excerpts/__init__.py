"""What is printed: pieces of documents put in order; one composition for paper and DOCX."""

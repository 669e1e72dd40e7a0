"""What is printed: pieces of documents put in order, Qt-free; one composition for paper and DOCX."""

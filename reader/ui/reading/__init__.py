"""The reading of documents: a document as a page, its view, its tabs, its source."""

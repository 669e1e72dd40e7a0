"""Steps of ``metadata``: dates, numbers, issuers, kinds and scripts of documents."""

"""对照阅读: documents side by side, and what the comparison of them says."""

"""Full text: folded texts, word index, search. Knows neither reader nor Qt."""

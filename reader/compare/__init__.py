"""Documents beside one another: paired sections, themes, shared words, differences of versions."""

"""Steps of ``clean``: what the web put around and into a text, and how each change is kept."""

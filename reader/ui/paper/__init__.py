"""Paper: pages are composed, painted on a screen or a printer, and written as PDF."""

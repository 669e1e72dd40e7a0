"""What one takes along: one module per output. What stands behind a hit is written as printed."""

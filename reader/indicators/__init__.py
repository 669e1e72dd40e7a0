"""Quantified commitments: targets, incentives and funding, each with the sentence it stands in."""

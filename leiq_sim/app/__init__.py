"""The boards as pages, without code: Voilà behind a token, with a start page, our words and no foreign host."""

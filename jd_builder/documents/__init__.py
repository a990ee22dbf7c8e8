"""One module per document: a role → a frozen view in which every text, number and label is final."""

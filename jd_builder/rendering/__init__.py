"""A view → the bytes of one format."""

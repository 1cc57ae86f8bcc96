"""Keras layers and networks, one family a file; backend-agnostic (`keras.ops` only)."""

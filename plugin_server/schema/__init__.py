"""What travels over HTTP, as dataclasses, and their decoding with errors that name the place."""

"""How each size of a garment is narrowed by what is decided before it, one part of it a file."""

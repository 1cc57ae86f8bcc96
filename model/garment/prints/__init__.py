"""Prints as geometry: motifs, their repeats, and where they lie on a garment."""

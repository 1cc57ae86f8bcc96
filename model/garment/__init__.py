"""The design space: what a garment is, how it is drawn, which garments go together.

Rooms: `fields` and its tables (what can be said about a garment), `design` (one garment as a
value), `sampler` (coherent designs), `draft` (field values to paths), `prints` and `fabrics`
(their surfaces), `svg` and `raster` (paths to a file or to pixels), `sketch` (a simulated hand
drawing). Pure Python, numpy and skia; importing this package imports nothing else.
"""

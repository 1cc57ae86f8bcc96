"""Drafting: from the fields of a design to the pieces of its flat, in centimetres.

x = 0 is the centre front, y = 0 the high point of the shoulder (the waist seam for skirts and
trousers), y grows downwards. The wearer's left is on the viewer's right.
"""

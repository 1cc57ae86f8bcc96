"""The designer's drawing on its way in: checked before it is decoded, and made plain."""

"""Everything that knows about garments and networks; usable without the server.

Rooms: `datasets` (images as `tf.data`), `networks` (Keras), `training` (losses and loops),
`export` (SavedModel and card). Importing this package imports no TensorFlow.
"""

"""Images as `tf.data`: Fashion-MNIST and any folder of pictures.

A source is opened once and yields one `tf.data.Dataset` an epoch. All of them share one
convention: images are float32 [batch, size, size, 3] in [-1, 1].
"""

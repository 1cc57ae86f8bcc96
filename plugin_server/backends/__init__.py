"""Where a model runs: here or in TensorFlow Serving. Only this room imports TensorFlow."""

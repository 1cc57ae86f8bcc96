"""The local server: it wraps the generators behind HTTP for the plugins and the panel.

Importing this package imports neither Flask nor TensorFlow.
"""

__version__ = "0.1.0"
API_VERSION = 1

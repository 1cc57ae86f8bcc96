"""The commands of `python -m model`, one module for each generator or task.

A module adds its parsers and handles them. It imports TensorFlow only when a command runs, so that
`--help` and a mistyped option are answered at once.
"""

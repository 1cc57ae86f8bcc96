"""Looking at what a model makes, and measuring it."""

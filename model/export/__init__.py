"""Trained generators as SavedModels with their cards."""

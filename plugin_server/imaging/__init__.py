"""Pictures on their way out: resampling for display, and what made them."""

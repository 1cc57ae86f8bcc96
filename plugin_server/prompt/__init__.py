"""Words to pinned fields, and fields back to words, in Chinese and English."""

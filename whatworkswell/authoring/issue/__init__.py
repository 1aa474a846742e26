"""The issue form on GitHub: made from the model, and read back."""

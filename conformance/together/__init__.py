"""Calls side by side: `volley` releases them, `order` looks for a sequence that explains them."""

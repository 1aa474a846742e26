"""The form in the browser: its page, its rules as data, and its scripts."""

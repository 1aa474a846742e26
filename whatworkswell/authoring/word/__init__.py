"""The Word form: written blank or filled, and read back question by question."""

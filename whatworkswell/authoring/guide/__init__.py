"""The guides for authors that are made from the model: the field reference, the messages, the examples."""

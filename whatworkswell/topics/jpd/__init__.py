"""Joint practice development: the ten key messages, the five alliances."""

"""Sessions that a leader runs, with their slides, handouts and PowerPoint files."""

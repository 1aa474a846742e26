"""The shell of every page: the frame around its content, the look that all pages share, and which files a page loads."""

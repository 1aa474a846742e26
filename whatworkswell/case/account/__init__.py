"""The account of a case: Markdown in, clean HTML with its headings, anchors and links out."""

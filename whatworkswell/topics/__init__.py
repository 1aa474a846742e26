"""The site's topics, a folder each: its data model, its check, its view, its templates, styles and scripts."""

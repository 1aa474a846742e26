"""All cases of a site together: by facet, in the order of lists, and which are related."""

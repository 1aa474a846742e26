"""What pages share: the template engine, plain English for amounts and dates, badges, charts, citations, links of a page."""

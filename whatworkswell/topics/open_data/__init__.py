"""All cases as data: JSON, a table for a spreadsheet, and a feed."""

"""What did not work: barriers with the responses to them, and outcomes that fell short."""

"""What can be wrong with a case, how it is worded (`messages.yml`) and how it is reported."""

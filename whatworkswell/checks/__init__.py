"""What is wrong with a case: every rule, a module for each family of rules."""

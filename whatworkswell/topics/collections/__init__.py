"""Collections: cases, steps, messages, sessions and pages that an editor chose and put in order."""

"""Start from a problem: questions that lead to cases, a chapter and a session."""

"""The ways in: what an author is asked, the forms in which it is asked, and what schools send in."""

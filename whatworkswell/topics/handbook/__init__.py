"""The Lesson Study handbook: its steps, roles, diagrams and sheets."""

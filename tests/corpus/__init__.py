"""Attacks and their harmless twins, all of them synthetic: made for tests, about nobody, doing nothing where they run."""

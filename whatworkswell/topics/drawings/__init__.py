"""The drawings of the handbook and the evidence: boxes and arrows with the labels of a data file."""

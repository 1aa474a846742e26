"""What in a text could tell a stranger who somebody is, how to reach them, or how to get in.

Text in, detections out; nothing here knows of cases. Each detector reads a text once and looks only a bounded way around
what catches its eye, so its time grows with the length of the text and with nothing else. Two aims pull against each
other: what identifies a child must be found, and a teacher must not be pestered about an ISBN. So what is refused has a
form of its own (a checksum, a prefix, a word beside it), and a guess is only a warning.
"""

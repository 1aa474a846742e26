"""What schools send in: each kind of file read, judged as the checker does, and put into the site."""

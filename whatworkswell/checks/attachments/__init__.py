"""The files that go with a case: which may, and what a look inside them finds.

Nothing here is trusted. A file is judged by its name, by its content, and by what a reader of it could meet. The look
inside happens in a process of its own that is bounded in time and memory (`sandbox`), because the libraries that read
pictures and documents are large and written for friendly files.

names, limits   what may be published at all, judged without reading
sandbox         asks `worker`, the bounded process, to look inside; `inspector` does, with pictures, pdf and office
reencode        the pictures as the site shows them
text            the text of files, for the checks for personal data
"""

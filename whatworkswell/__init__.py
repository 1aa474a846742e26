"""WhatWorksWell: the core that checks and renders case studies of practice, independent of the site generator."""

__version__ = "0.2.0"

"""The site that a build has opened, and how the build was started."""

from pathlib import Path

from whatworkswell.site.site import site_at

#: Whether this is a preview. A preview goes on where a build stops, and waits for nothing that takes long.
serving = False


def root_of(config):
    """The folder of the site."""
    return Path(config.config_file_path).parent.resolve()


def site_of(config):
    """The site of a build, as it was opened when the build began."""
    return site_at(root_of(config))

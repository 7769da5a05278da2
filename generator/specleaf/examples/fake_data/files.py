"""Files and folders, and images on the Web."""

from __future__ import annotations

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.fake_data.symbols import alphanumeric
from specleaf.examples.stream import Stream

_LARGEST_EXACT = 2**53 - 1  # the largest integer below which a double holds every other

_FILE_TYPES = ("video", "audio", "image", "text", "application")

_DIRECTORIES = entries("""
    /bin, /boot, /dev, /etc, /etc/defaults, /etc/mail, /home, /home/user, /home/user/dir, /lib, /media, /mnt,
    /opt, /opt/bin, /opt/lib, /opt/share, /proc, /root, /run, /sbin, /srv, /srv/www, /sys, /tmp, /usr,
    /usr/bin, /usr/include, /usr/lib, /usr/local, /usr/local/bin, /usr/sbin, /usr/share, /usr/share/doc,
    /usr/src, /var, /var/cache, /var/lib, /var/log, /var/mail, /var/spool, /var/tmp
""")


def file_type(stream: Stream) -> str:
    """The first part of a media type. One draw."""
    return stream.pick(_FILE_TYPES)


def directory(stream: Stream) -> str:
    """A folder of a Unix system. One draw."""
    return stream.pick(_DIRECTORIES)


def image_url(stream: Stream) -> str:
    """The address of an image, of one of two services that make them up. Four draws, or nine to 14."""
    width, height = stream.integer(1, 3999), stream.integer(1, 3999)
    if stream.flag():
        return f"https://loremflickr.com/{width}/{height}?lock={stream.integer(0, _LARGEST_EXACT)}"
    return f"https://picsum.photos/seed/{alphanumeric(stream, 5, 10)}/{width}/{height}"


def video_url(stream: Stream) -> str:
    """The address of an image, the one service replaced by its namesake for videos."""
    return image_url(stream).replace("picsum.photos", "picsum.videos")

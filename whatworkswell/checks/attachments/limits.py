"""Which files may go with a case, and how large they may be."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
MAX_FILES = 30
MAX_MEGABYTES = 25  # of one case's files together
MAX_PIXELS = 40_000_000  # of one picture
MAX_UNPACKED = 100 * MEGABYTE  # of one document
MAX_TEXT = 2_000_000  # letters of one case's files together: more cannot be checked for personal data


@dataclass(frozen=True)
class Kind:
    """One kind of file; `said` stands after "a" in a sentence."""

    id: str
    said: str
    megabytes: int

    @property
    def is_picture(self) -> bool:
        """Whether it is shown in a page; else it is offered for download."""
        return self.id in ("jpeg", "png", "webp")


_JPEG = Kind("jpeg", "JPEG picture", 5)
#: What may be published, by the ending of its name.
KINDS = {
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Kind("png", "PNG picture", 5),
    "webp": Kind("webp", "WebP picture", 5),
    "pdf": Kind("pdf", "PDF", 10),
    "docx": Kind("docx", "Word document (.docx)", 10),
    "pptx": Kind("pptx", "PowerPoint presentation (.pptx)", 10),
    "xlsx": Kind("xlsx", "Excel workbook (.xlsx)", 10),
}

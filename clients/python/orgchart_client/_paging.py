"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Optional

_PAGE_SIZE = 200


def paged(read: Callable[[int, int], Any], offset: Optional[int], limit: Optional[int]) -> Iterator[Any]:
    """All items of a list, page after page. What others add or remove meanwhile may shift the pages: an item can be missed or come twice."""
    following = offset or 0
    while True:
        page = read(following, limit or _PAGE_SIZE)
        yield from page["items"]
        following += len(page["items"])
        if not page["items"] or following >= page["total"]:
            return

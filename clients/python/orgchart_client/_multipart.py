"""Forms with files, read in parts: an extract can be larger than the memory."""

from __future__ import annotations

import io
import os
import uuid
from typing import Any, BinaryIO, Dict, Iterator, List, Mapping, Tuple, Union

_PART = 1 << 16

Piece = Union[bytes, BinaryIO]


class Multipart:
    """A body of type multipart/form-data. It can be sent again as long as its files can be read again."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        boundary = uuid.uuid4().hex
        pieces: List[Piece] = []
        for name, member in value.items():
            if member is None:
                continue
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
            if isinstance(member, (bytes, bytearray)) or hasattr(member, "read"):
                file_name = os.path.basename(str(getattr(member, "name", name))).replace('"', "'")
                pieces += [f'{head}; filename="{file_name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode(), member, b"\r\n"]
            else:
                pieces.append(f"{head}\r\n\r\n{_text(member)}\r\n".encode())
        pieces.append(f"--{boundary}--\r\n".encode())
        self._pieces: List[Tuple[Piece, int]] = [(piece, 0 if isinstance(piece, (bytes, bytearray)) else piece.tell()) for piece in pieces]
        self.headers: Dict[str, str] = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Content-Length": str(sum(self._length(piece) for piece in self._pieces))}

    def __iter__(self) -> Iterator[bytes]:
        for piece, start in self._pieces:
            if isinstance(piece, (bytes, bytearray)):
                yield bytes(piece)
                continue
            piece.seek(start)
            yield from iter(lambda: piece.read(_PART), b"")

    @staticmethod
    def _length(piece: Tuple[Piece, int]) -> int:
        content, start = piece
        return len(content) if isinstance(content, (bytes, bytearray)) else content.seek(0, io.SEEK_END) - start


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

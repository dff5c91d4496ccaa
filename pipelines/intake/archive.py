"""The archive of raw bytes, addressed by content. Nothing here is ever changed or deleted."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from pipelines.files import sync, write_atomic

_CHUNK = 1 << 20


class Archive:
    """Bytes under their SHA-256, spread over 256 folders."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path_of(self, document_id: str) -> Path:
        return self.root / document_id[:2] / document_id

    def put(self, data: bytes) -> str:
        """Keep the bytes; gives their document_id."""
        document_id = hashlib.sha256(data).hexdigest()
        path = self.path_of(document_id)
        if not path.exists():
            write_atomic(path, data)
        return document_id

    def put_file(self, file: Path) -> str:
        """Keep a file's bytes without holding them in memory; raises `OSError` when it cannot be read."""
        with file.open("rb") as source:
            document_id = hashlib.file_digest(source, "sha256").hexdigest()
            if self.path_of(document_id).exists():
                return document_id
            source.seek(0)
            return self._copy(source)

    def get(self, document_id: str) -> bytes:
        return self.path_of(document_id).read_bytes()

    def _copy(self, source: BinaryIO) -> str:
        """Copy and hash in one pass: the file may have changed since it was hashed."""
        self.root.mkdir(parents=True, exist_ok=True)
        temporary = self.root / f".{os.getpid()}.tmp"
        digest = hashlib.sha256()
        try:
            with temporary.open("wb") as copy:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            path = self.path_of(digest.hexdigest())
            path.parent.mkdir(exist_ok=True)
            temporary.replace(path)
            sync(path.parent)
        finally:
            temporary.unlink(missing_ok=True)
        return digest.hexdigest()

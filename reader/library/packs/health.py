"""Whether the packs that are installed are still what was verified."""

import hashlib
from pathlib import Path

from reader.library.packs.faults import PackError
from reader.library.packs.installed import manifest_in, packs_folder, read_versions
from reader.library.packs.manifest import MANIFEST_FILE, SIGNATURE_FILE
from reader.library.packs.signature import signer


def pack_faults(user_data: Path) -> list[str]:
    """Look at every file of the packs in use; Chinese sentences, none if all is well.

    Raises:
        PackError: ``current.json`` cannot be read.
    """
    used = [each.current for each in read_versions(user_data).values()]
    faults = [_fault(packs_folder(user_data) / folder) for folder in used if folder is not None]
    return [fault for fault in faults if fault]


def _fault(folder: Path) -> str:
    try:
        manifest = manifest_in(folder)
        for member in manifest.members:
            content = (folder / member.path).read_bytes()
            if hashlib.sha256(content).hexdigest() != member.sha256:
                return f"资源包 {folder.name} 的 {member.path} 已被改动，请重新安装这个资源包"
        if manifest.signed:
            signer((folder / MANIFEST_FILE).read_bytes(), (folder / SIGNATURE_FILE).read_bytes())
    except PackError as error:
        return str(error).rstrip("。")
    except (OSError, ValueError):
        return f"资源包 {folder.name} 已损坏，请重新安装这个资源包"
    return ""

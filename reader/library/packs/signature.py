"""Ed25519 signatures of packs, and the keys that are trusted.

``signature.json`` holds the public key and the signature of the manifest's bytes, in hexadecimal.
A private key is a file of one line that only its owner may read. Trusted keys stand in a
``trusted_keys.toml`` of ``[[keys]]`` with ``name`` and ``public_key``: one is shipped with the
program, one in the user's folder takes the keys the user accepted.

Source: RFC 8032; PyNaCl.
"""

import json
import os
import re
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from reader.errors import system_reason
from reader.library.packs.faults import PackError

TRUSTED_KEYS_FILE = "trusted_keys.toml"
_PRIVATE_MARK = "antou-ed25519-private-key:"
_KEY = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_FINGERPRINT_DIGITS = 32


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key whose packs are installed without asking.

    Attributes:
        public_key: 64 hexadecimal digits.
        name: Whose it is.
    """

    public_key: str
    name: str

    @property
    def fingerprint(self) -> str:
        """What people compare."""
        return fingerprint(self.public_key)


def fingerprint(public_key: str) -> str:
    """The first 128 bits of a public key's SHA-256, eight groups of four hexadecimal digits."""
    digits = sha256(bytes.fromhex(public_key)).hexdigest()[:_FINGERPRINT_DIGITS]
    return "-".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same; case, blanks and dashes do not matter."""
    return _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return re.sub(r"[\s:-]", "", text).lower()


def signature_file(manifest: bytes, key: SigningKey) -> bytes:
    """The content of ``signature.json`` for a manifest."""
    return _encoded(bytes(key.verify_key).hex(), key.sign(manifest).signature.hex())


def _encoded(public_key: str, signature: str) -> bytes:
    value = {"algorithm": "Ed25519", "public_key": public_key, "signature": signature}
    return (json.dumps(value, indent=1) + "\n").encode()


def signer(manifest: bytes, signature: bytes) -> str:
    """Check a signature.

    Args:
        manifest: The bytes that were signed.
        signature: Content of ``signature.json``.

    Returns:
        The public key it was made with.

    Raises:
        ValueError: It is not a signature of this manifest; tells so in Chinese.
    """
    try:
        value = json.loads(signature.decode())
        public_key, signed = value["public_key"], value["signature"]
        well_formed = bool(_KEY.fullmatch(public_key) and _SIGNATURE.fullmatch(signed))
    except (KeyError, TypeError, RecursionError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError("签名读不出来") from error
    if not well_formed or signature != _encoded(public_key, signed):
        raise ValueError("签名的写法不合规定")
    try:
        VerifyKey(bytes.fromhex(public_key)).verify(manifest, bytes.fromhex(signed))
    except (BadSignatureError, ValueError) as error:
        raise ValueError("签名不对") from error
    return str(public_key)


def make_private_key(path: Path) -> str:
    """Make a private key and write it to a new file only its owner may read.

    Returns:
        The public key.

    Raises:
        PackError: The file exists or cannot be written.
    """
    key = SigningKey.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{_PRIVATE_MARK}{bytes(key).hex()}\n")
    except FileExistsError as error:
        raise PackError(f"“{path}”已经存在；为免覆盖密钥，请换一个文件名。") from error
    except OSError as error:
        raise PackError(f"无法写入密钥文件“{path}”（{system_reason(error)}）。") from error
    return bytes(key.verify_key).hex()


def load_private_key(path: Path) -> SigningKey:
    """Read a private key.

    Raises:
        PackError: The file cannot be read or is not a private key.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise PackError(f"无法读取密钥文件“{path}”（{system_reason(error)}）。") from error
    except UnicodeDecodeError as error:
        raise _no_key(path) from error
    digits = text.removeprefix(_PRIVATE_MARK)
    if digits == text or not _KEY.fullmatch(digits):
        raise _no_key(path)
    return SigningKey(bytes.fromhex(digits))


def _no_key(path: Path) -> PackError:
    return PackError(f"“{path}”不是案头的签名密钥；请用 antou pack keygen 生成。")


def trusted_keys(*folders: Path) -> tuple[TrustedKey, ...]:
    """The keys in the files ``trusted_keys.toml`` of these folders; a missing file holds none.

    Raises:
        PackError: A file cannot be read.
    """
    keys: list[TrustedKey] = []
    for folder in folders:
        path = folder / TRUSTED_KEYS_FILE
        try:
            value = tomllib.loads(path.read_text(encoding="utf-8"))
            keys += [_trusted_key(key) for key in value.get("keys", [])]
        except FileNotFoundError:
            continue
        except OSError as error:
            raise PackError(f"无法读取“{path}”（{system_reason(error)}）。") from error
        except (KeyError, TypeError, ValueError) as error:
            raise PackError(f"可信密钥清单“{path}”格式有误，请改正或删除后再试。") from error
    return tuple(keys)


def _trusted_key(value: dict[str, str]) -> TrustedKey:
    key = TrustedKey(value["public_key"], value["name"])
    if not _KEY.fullmatch(key.public_key) or not isinstance(key.name, str):
        raise ValueError("not a key")
    return key


def trust(folder: Path, key: TrustedKey) -> None:
    """Add a key to the user's trusted ones.

    Args:
        folder: The user's data folder.
        key: Now trusted.

    Raises:
        PackError: The file cannot be read or written.
    """
    known = trusted_keys(folder)
    if any(old.public_key == key.public_key for old in known):
        return
    lines = ["# 用户确认可信的资源包签名公钥"]
    for each in (*known, key):
        name = json.dumps(each.name, ensure_ascii=False)
        lines += ["", "[[keys]]", f"name = {name}", f'public_key = "{each.public_key}"']
    path = folder / TRUSTED_KEYS_FILE
    part = path.with_name(path.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise PackError(f"无法写入“{path}”（{system_reason(error)}）。") from error

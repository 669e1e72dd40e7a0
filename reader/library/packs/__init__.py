"""Packs: documents of others in one signed file, verified before anything of it is used.

A pack (``.antoupack``) is a zip archive in exactly the form ``container`` writes. Its members, in
this order:

- ``documents/<id>/source.<txt|md|html|htm|docx|pdf>``: the source file, byte for byte;
- ``documents/<id>/metadata.toml`` and, if a table was reviewed, ``table.csv``: as for the shipped
  documents;
- ``indicators.csv``: reviewed indicators, if there are any;
- ``manifest.json``: what the pack is and the SHA-256 of all of it (``manifest``);
- ``signature.json``: Ed25519 signature of the manifest's bytes, if it is signed (``signature``).

It never holds an index, a script or anything else that is executed.
"""

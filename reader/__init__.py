"""案头 (Antou): a desktop reader for Chinese policy documents."""

__version__ = "0.1.0"

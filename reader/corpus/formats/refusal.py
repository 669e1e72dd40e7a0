"""Why a file is not read."""


class Refusal(Exception):  # noqa: N818 - not a failure of the program but an answer
    """A file that will not be read.

    ``str(refusal)`` goes on after the file's name in the sentence for the user: 是扫描件，….
    """

"""Three kinds of failure, sorted where they arise: the user's, the machine's, and ours.

The first two carry a plain French sentence that says what happened and what to do. Anything else that
is raised is a bug of ours and is shown as such.
"""


class CadError(Exception):
    """A failure that a person can act on; ``str(error)`` is the French sentence to show."""


class Refused(CadError):
    """What was asked cannot be accepted as it stands; the sentence says why and what to change."""


class MachineTrouble(CadError):
    """The disk, a file, the printer or the keyring failed us; nothing that was acknowledged is lost."""

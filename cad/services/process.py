"""What the process could leave behind when it dies."""

from contextlib import suppress


def no_core_dump() -> None:
    """A crash leaves no picture of the memory, where the key and the last pages read are (not on Windows).

    Made unreadable altogether (`PR_SET_DUMPABLE`), the process could no longer ask a sandboxed desktop for a
    file dialog: that is left to the system’s own rule about who may look into whom.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

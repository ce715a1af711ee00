"""The laptop’s side of synchronisation, in stages; `protocol` is shared with the centre."""

"""The identities merged into others, and the file that survives: the beginning of many statements."""

MERGED = (
    "WITH RECURSIVE up(id, top) AS MATERIALIZED ("
    "SELECT id, merged_into FROM resident WHERE merged_into <> '' UNION "
    "SELECT up.id, r.merged_into FROM up JOIN resident r ON r.id = up.top WHERE r.merged_into <> '')"
)
"""`up`: a merged identity, and each one it leads to."""

"""Pictures of the whole kit: ``python -m ui.widgets.gallery DIR``; the people on them are invented."""

"""The words: frozen records and pure rules, one file per aggregate."""

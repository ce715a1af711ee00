"""Files in and out, without any record behind them: pure functions over files and rows.

In: `reading.read_table` makes a `Sheet` of a file, `mapping.propose` says where its columns go,
`rows.convert` gives an `ImportRow` per person with its doubts, `rows.correct` reads one again.
Out: `writing.write_xlsx` and `writing.write_jsonl`.
Importing these modules costs 50 ms: do it where they are used.
"""

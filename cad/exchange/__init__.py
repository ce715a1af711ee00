"""Files in and out: spreadsheets read and written, without any record behind them."""

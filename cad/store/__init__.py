"""One adviser’s encrypted record on one laptop. Only this package runs SQL there."""

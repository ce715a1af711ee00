"""Steps of the centre’s tables; each is frozen the day it ships and imports no code of the project."""

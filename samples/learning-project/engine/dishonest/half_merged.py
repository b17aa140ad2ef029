"""Marks of a term.

<<<<<<< HEAD
Marks go from 0 to 10.
=======
Marks go from 0 to 20.
>>>>>>> marks
"""

HIGHEST = 20

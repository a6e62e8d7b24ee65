"""Degree of authorship (the definitions 4)."""

import math

OF_THE_LARGEST = 0.75
LEAST = 3.293


class Tally:
    """What is counted for one file: who added it, who delivered how often."""

    def __init__(self):
        self.added = set()
        self.delivered = {}

    def count(self, developer, status):
        if status == "A":
            self.added.add(developer)
        elif status in "MR":
            self.delivered[developer] = self.delivered.get(developer, 0) + 1

    def authors(self):
        """Everybody whose degree is over 0.75 of the largest, and is 3.293 or who added it."""
        total = sum(self.delivered.values())
        degrees = {}
        for developer in self.added | set(self.delivered):
            own = self.delivered.get(developer, 0)
            first = developer in self.added
            degrees[developer] = (
                3.293 + 1.098 * first + 0.164 * own - 0.321 * math.log(1 + total - own)
            )
        largest = max(degrees.values(), default=0.0)
        return {
            d for d, degree in degrees.items()
            if largest > 0 and degree / largest > OF_THE_LARGEST
            and (degree >= LEAST or d in self.added)
        }

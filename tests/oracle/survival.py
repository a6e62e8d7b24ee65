"""The median of Kaplan and Meier, in fractions (the definitions, s3)."""

from fractions import Fraction


def median(lengths):
    """`lengths` = (length, answered); the smallest length by which half were answered, or None."""
    left = Fraction(1)
    for length in sorted({length for length, answered in lengths if answered}):
        at_risk = sum(1 for other, _ in lengths if other >= length)
        answered = sum(1 for other, was in lengths if was and other == length)
        left *= 1 - Fraction(answered, at_risk)
        if left <= Fraction(1, 2):
            return length
    return None

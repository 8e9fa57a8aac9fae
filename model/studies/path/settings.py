"""What a path sets in each year: numbers of the pack, or of the case of that year."""

from __future__ import annotations

from fractions import Fraction

from verdeelsleutel.data.case import Case
from verdeelsleutel.data.pack import Pack
from verdeelsleutel.data.study.kinds.path import Study
from verdeelsleutel.data.study.path_parts import Course
from verdeelsleutel.model.studies.parameters import Change, Pair, Parameter, parameter_of

__all__ = ["Settings", "change_in"]


class Settings:
    """The parameters that a study sets by year."""

    def __init__(self, study: Study) -> None:
        self._study = study

    def of_year(self, case: Case, pack: Pack, at: int) -> Pair:
        """Case and pack of a year, `at` years after the first.

        Raises:
            StudyFaults: a path leads nowhere.
            CaseFaults, PackFaults: a value is none that the contract or the pack's vocabulary allows.
        """
        pair = Pair(case, pack)
        for parameter, course in zip(self.parameters(pair), self._study.set.values(), strict=True):
            pair = parameter.changed(pair, change_in(course, at))
        return pair

    def parameters(self, pair: Pair) -> list[Parameter]:
        """What is set, in a case and its pack.

        Raises:
            StudyFaults: a path leads nowhere.
        """
        return [parameter_of(path, [pair], place=self._study.place_of_course(path)) for path in self._study.set]


def change_in(course: Course, at: int) -> Change:
    """What becomes of a parameter `at` years after the first.

    Example:
        >>> course = Course(from_=Fraction(191, 2), add=Fraction(-1, 2), at_least=Fraction(95))
        >>> [str(change_in(course, at).value) for at in range(3)]
        ['191/2', '95', '95']
    """
    if course.values is not None:
        return Change("values", course.values[0] if len(course.values) == 1 else course.values[at])
    step = (course.add or Fraction(0)) * at
    if course.from_ is None:
        return Change("add", step)
    value = course.from_ + step
    value = value if course.at_least is None else max(value, course.at_least)
    return Change("values", value if course.at_most is None else min(value, course.at_most))

"""The common ground where the team and its people are given: what s7f, s8, s12, s15 and s16 stand on."""

from datetime import date, timedelta

from clock import Clock
from forge import MACHINE


class Plain:
    def __init__(self, asked):
        self.clock = Clock(asked["zone"])
        self.t_date = date.fromisoformat(asked["t"])
        self.t = self.clock.midnight(self.t_date)
        self.now = asked.get("now")
        self.lead = asked.get("lead", 0)
        self.o = set(asked.get("others", []))
        self.accounts = asked.get("accounts", [])

    def instant(self, day):
        return self.clock.midnight(day)

    def window(self, days, end=None):
        end = end or self.t_date
        return self.instant(end - timedelta(days=days)), self.instant(end)

    def is_gitlab(self, _repository):
        return False

    def who(self, _repository, account):
        return None if account is None else self.person(self.accounts[account], account)

    def person(self, said, place):
        """As the test gives them: somebody, a program, or an account that is deleted."""
        if said["kind"] == "Person":
            return said["person"]
        return MACHINE if said["kind"] == "Machine" else ("gone", 0, said.get("account", place))

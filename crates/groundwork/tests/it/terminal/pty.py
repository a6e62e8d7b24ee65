"""Runs a program in a terminal of its own: waits for a text, types an answer, and so on.

Reads {"argv", "env", "steps": [[wait_for, type], ...]} as JSON, prints {"out", "code"}.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 60


def main():
    told = json.load(sys.stdin)
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(told["argv"][0], told["argv"], told["env"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    out = b""
    steps = [(wait.encode(), answer.encode()) for wait, answer in told["steps"]]
    looked_at = 0
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            out += more
        while steps and (at := out.find(steps[0][0], looked_at)) >= 0:
            looked_at = at + len(steps[0][0])
            # Keys are typed once the program waits for them.
            time.sleep(0.1)
            os.write(terminal, steps.pop(0)[1])
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print(json.dumps({"out": out.decode("utf-8", "replace"), "code": os.waitstatus_to_exitcode(status)}))


main()

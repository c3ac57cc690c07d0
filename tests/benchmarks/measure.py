"""How everything here is measured: in turns with its floor, so that a busy machine slows both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the report. ``limit`` is what the issue asks for; ``ours`` and ``floor`` are in ``unit``."""

    name: str
    ours: float
    floor: float
    limit: float
    unit: str = "s"

    @property
    def value(self) -> float:
        """How many times the floor it takes."""
        return self.ours / self.floor

    def line(self) -> str:
        """Return the row of the report's table."""
        held = "yes" if self.value <= self.limit else "NO"
        ours, floor = f"{self.ours:.4g} {self.unit}", f"{self.floor:.4g} {self.unit}"
        return f"| {self.name} | {ours} | {floor} | {self.value:.2f} | {self.limit} | {held} |"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured time with a bound of its own (a frame), not a ratio; in milliseconds."""

    name: str
    p50: float
    p99: float
    limit: float

    def line(self) -> str:
        """Return the row of the report's table."""
        held = "yes" if self.p99 <= self.limit else "NO"
        return f"| {self.name} | p50 {self.p50:.2f} ms | p99 {self.p99:.2f} ms | | {self.limit:g} ms | {held} |"


def in_turns(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Return the medians of both, measured one after the other ``rounds`` times after one warm-up each."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(arguments: Sequence[str], **environment: str) -> tuple[float, str]:
    """Run a Python process to its end; return (seconds, what it printed). Bytecode is cached as for a user."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stdout


def percentiles(times_ms: Sequence[float]) -> tuple[float, float]:
    """Return the 50th and 99th percentile."""
    ordered = sorted(times_ms)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]

"""What every run of an image generator tells while it goes on: progress, and the run's own log."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.training import scalars
from model.training.run import Run
from model.training.trainer import Report


@dataclass(frozen=True)
class Stage:
    """A part of a run in which every image takes the same work."""

    end: int  # images seen when it is over
    side: int  # pixels
    work: float = 1.0  # of an image, in any unit that the stages of a run share


class Progress:
    """One line that is written anew: images, side, images a second, time left, losses.

    The time left is that of the stages to come too, by the work that they take.
    """

    def __init__(self, stages: Sequence[Stage]) -> None:
        """`stages`: at least one, in their order."""
        self._stages = stages
        self._speed: float | None = None  # work a second, smoothed
        self._reports = 0

    def on_report(self, report: Report) -> None:
        self._reports += 1
        if self._reports == 1:
            return  # it has the compilation in it
        # The last batch may reach beyond the last image that was asked for.
        at = (each for each in self._stages if report.images_seen <= each.end)
        stage = next(at, self._stages[-1])
        now = report.images_per_second * stage.work
        self._speed = now if self._speed is None else 0.9 * self._speed + 0.1 * now
        left = sum(images * work for images, work in self._to_come(report)) / self._speed
        images = self._stages[-1].end
        if self._reports == 2:
            print(f"{images:,} images in all; about {spoken(left)} to go here", flush=True)
        losses = " ".join(f"{name} {value:.3f}" for name, value in report.losses.items())
        line = (
            f"{report.images_seen:,}/{images:,} images, {report.side} pixels, "
            f"{report.images_per_second:.0f} images/s, {spoken(left)} left, {losses}"
        )
        end = "\r" if sys.stdout.isatty() else "\n"
        if report.saved or sys.stdout.isatty():
            print(f"{line:<110}", end=end, flush=True)

    def _to_come(self, report: Report) -> Iterator[tuple[int, float]]:
        """Images that are left of this stage and of each later one, and the work of each."""
        begin = 0
        for stage in self._stages:
            yield max(0, stage.end - max(report.images_seen, begin)), stage.work
            begin = stage.end


def spoken(seconds: float) -> str:
    """`2 h 10 min`, `10 min` or `40 s`."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


class Log:
    """The run's own log and a line of `scalars.csv`.

    After each checkpoint, so that they never tell more than is on disk.
    """

    def __init__(self, run: Run, losses: Sequence[str]) -> None:
        """`losses`: the names of all that the run may have; a step may have fewer."""
        self._run = run
        self._losses = losses

    def on_report(self, report: Report) -> None:
        if not report.saved:
            return
        passes = report.images_seen // self._run.data["images"]
        self._run.finish_epoch(passes, report.images_seen, report.losses)
        told = report.losses
        line = {
            "images": report.images_seen,
            "seconds": round(self._run.seconds),
            "side": report.side,
            **{name: f"{told[name]:.4f}" if name in told else "" for name in self._losses},
            "images_per_second": f"{report.images_per_second:.1f}",
        }
        scalars.append(self._run.folder, line)

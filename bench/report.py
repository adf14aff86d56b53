"""Figures, and the table that they make."""

import math
import statistics


class Figure:
    """One thing measured, several times, for several peers."""

    def __init__(self, name, unit, aim, of):
        self.name = name
        self.unit = unit
        self.aim = aim
        self.of = of
        self.values = {}

    def add(self, who, value):
        self.values.setdefault(who, []).append(value)

    def seen_as(self, name, aim, of):
        """The same values, judged in another way."""
        other = Figure(name, self.unit, aim, of)
        other.values = self.values
        return other

    def value(self, who):
        """The one number of a peer, in the figure's unit."""
        values = self.values.get(who)
        if not values:
            return None
        return percentile(values, 99) if self.of == "p99" else statistics.median(values)

    def judged(self):
        """What is held against the aim."""
        if self.of != "ratio to alone":
            return self.value("sentry")
        # Turn by turn, since the machine is another one in every turn.
        pairs = list(zip(self.values.get("sentry", []), self.values.get("alone", [])))
        return statistics.median(ours / theirs for ours, theirs in pairs) if pairs else None

    def missed(self, tolerance):
        judged = self.judged()
        if self.aim is None or judged is None:
            return None
        if self.of == "ratio to alone":
            limit = 1 + (self.aim - 1) * tolerance
        else:
            limit = self.aim * tolerance
        if judged <= limit:
            return None
        return f"{self.name}: {judged:.3g}, and the aim is {self.aim:g}" + (
            f" (times {tolerance:g})" if tolerance != 1 else "")

    def json(self):
        return {
            "name": self.name, "unit": self.unit, "aim": self.aim, "judged_by": self.of,
            "judged": self.judged(),
            "peers": {
                who: {
                    "value": self.value(who), "least": min(values), "greatest": max(values),
                    "measured": len(values)}
                for who, values in self.values.items()},
        }


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def missed(figures, tolerance):
    return [sentence for figure in figures if (sentence := figure.missed(tolerance))]


def number(value):
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(about, figures):
    """Markdown: the absolute figure of each, and in brackets how many times sentry's it is."""
    columns = []
    for figure in figures:
        columns += [who for who in figure.values if who not in columns]
    columns.sort(key=lambda who: (who != "sentry", who == "alone"))
    lines = [
        f"{about['processors']} × {about['processor']}, {about['system']}; load {about['load_before'][0]:.1f} before,"
        f" {about['load_after'][0]:.1f} after",
        "",
        "| | aim | " + " | ".join(columns) + " |",
        "|---|---|" + "---|" * len(columns),
    ]
    for figure in figures:
        row = [f"{figure.name}" + (f" ({figure.unit})" if figure.unit else "")]
        mark = "–" if figure.aim is None else f"≤ {figure.aim:g}" + (
            " ×" if figure.of == "ratio to alone" else "")
        row.append(mark + (" missed" if figure.missed(1) else ""))
        base = figure.value("alone" if figure.of == "ratio to alone" else "sentry")
        for who in columns:
            value = figure.value(who)
            text = number(value)
            if value is not None and base:
                text += f" ({number(value / base)} ×)" if who != "sentry" or figure.of == "ratio to alone" else ""
            row.append(text)
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)

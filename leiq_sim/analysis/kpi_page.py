"""The page docs/kpis.md, made from the definitions. A test holds page and code together."""

from leiq_sim.analysis.definitions import KPIS, THREE_MONTHS_DAYS, WORK_WITHIN_DAYS, Definition
from leiq_sim.analysis.intervals import ENOUGH, LEVEL

DIRECTIONS = {"more": "more is better", "less": "less is better", "neutral": "neutral"}
HEAD = "| id | German, English | who is counted | from → to | window | unit | direction | rows beside the total |"

BEFORE = """\
# What every KPI means

Made from `leiq_sim/analysis/definitions.py`; a test compares the two. To write it anew:
`python -m leiq_sim.analysis.kpi_page > docs/kpis.md`

The window is the whole period, its first and last day in full. Rows for a district leave the field open ("all"), and
rows for a field the district. A district is where a person lives; for seats it is the course's site, for hours the
pool's. What takes place online or for all districts is in the total only. "Stage" is a step of the pathway, or what the
column "rows" says. `NaN` (null in files) means that a number does not exist: nobody joined, or a curve never got there.

The smallest difference that matters is data: `data/kpis.csv`, in the unit of the KPI, one line each, to be edited.
"""

AFTER = f"""\
## Waiting counts those who still wait

A wait begins on joining a line. Being called ends it; leaving the line competes (also for one's own success in
the search for work); the end of the period censors. From these follows the cumulative incidence of being called,
by the Aalen-Johansen estimator. "Median" and "nine in ten" are the first day on which that curve reaches 0.5 and
0.9; where too many leave, it never does, and there is no number. Fractions of a day count.

* **Longer than the target** is the share *still waiting* at the end of the target day: neither called nor gone.
  Who left before is not counted as waiting longer; they are in `left_waiting`. Called on the target day itself is
  in time.
* **The backlog** of day 0 was only seen because it still waited. It counts among those at risk from the days it
  had waited by then (left truncation), not from zero. One early case alone at risk is passed over while others
  enter later.
* **People inside on day 0** did not queue in the period and are in no curve of waiting, but in all counts.
* A second talk, or a second course, is a wait of its own.
* **Decided within three months** means {THREE_MONTHS_DAYS:.0f} days, **after 18 months** {WORK_WITHIN_DAYS:.0f}
  days.

## Three widths, never mixed

| columns | what they say |
|---|---|
| `low`, `high` | {1 - LEVEL:.0%} t interval of the mean: how exactly we computed; null below two replications |
| `p10`, `p90` | where eight of ten simulated futures lie: what one real period may bring |
| to come | what we do not know: the range of uncertain parameters |

A mean needs a number in at least {ENOUGH:.0%} of the replications (`known` says in how many); otherwise it is
null, for the others would be passed over in silence. `cost_per_qualified_work` is a ratio of means: mean cost ÷
mean number of people, not a mean of ratios. Its interval is Fieller's (1954): all ratios r for which a t test does
not reject that cost − r × people has the mean 0. It is exact where the t interval of a mean is, and it need not lie
evenly about the ratio. With people the same in every replication it is the t interval of the cost divided by them;
with cost the same, the cost divided by the ends of the t interval of the people. Where that interval of the people
holds 0, ratios without end would pass; then `low` and `high` are null, and more replications are needed. Few people
(below ten or so a replication) and fewer than eight replications make an interval that then still exists too narrow.

**What a further future brings.** Of the simulated futures, eight of ten lie within `p10` to `p90`. A further one
falls within with a chance of about 0.8 · (n − 1)/(n + 1) after n replications: 75% after 30, 79% after 200. The
t interval of a mean holds the true mean in {1 - LEVEL:.0%} of all studies as long as futures are not very skewed:
counts and sums of many people are not; a quantity that is small in most futures and huge in a few would be.

## Differences and verdicts

Baseline and variant share their chance, so they are compared replication by replication. `low` and `high` are the
{1 - LEVEL:.0%} t interval of the mean paired difference; `p10`, `p90` the range of the paired differences. For
the cost per person there is no Fieller interval, since two ratios do not make one; the interval is that of the delta
method: each replication's influence on a ratio is (cost − ratio × people) ÷ mean people, influences are subtracted
pair by pair, and the standard error is that of the mean of these differences. A difference that is the same in every
replication has an interval of no width; with two or three replications that may be chance.

A verdict stands only in the totals of headline KPIs that have a direction. They form one family over all variants
that are compared together. Of m differences, the one that decides most clearly is judged by its interval of
confidence 1 − {LEVEL:.0%}/m, the next by 1 − {LEVEL:.0%}/(m − 1), and so on (Holm); the first that decides
nothing ends the steps, and its confidence holds for the rest. These intervals stand in `Comparison.verdicts`.

| verdict | when |
|---|---|
| `better`, `worse` | the interval lies at or beyond the smallest difference that matters |
| `practically_equal` | it lies wholly within it |
| `not_distinguishable` | it does neither, with so many replications |

`better_in` counts the futures in which the variant was strictly better than the baseline, of all that were
computed. Holm's level, counting a wrong direction as an error, is proven for independent tests; here they are
not, so take it as a careful rule and not as a guarantee.

## Cost

A full-time post costs its yearly rate, spread evenly over the days of the calendar year, by the hours that hold
on that day; closed days cost the same. Other cost is a share of it. A course run that is held counts in full on
its first day, and its participants with it; a cancelled run costs nothing. Places cost their yearly rate while
offered, taken or not. All capacity counts, whoever pays; `analysis.costs.summed` splits by operator, district,
year or funding line. An unknown rate stays NaN, so does every sum with it, and `Result.open_points` names it.

## What theory must find in every log

Who comes into a stage is who a way leads there; who came in goes out or is still there; who left by an exit is
who a way leads there; no visit ends before it begins; and the area under the number present is the sum of all
stays (Little's law, which is exact in a finite period). A violation is an error: `run` raises `BrokenLogError`. A
load over 1 is a finding: a warning in `Result.checks` names the pool or course.
"""


def page() -> str:
    """Return the text of docs/kpis.md."""
    headline = [d for d in KPIS.values() if d.headline]
    beside = [d for d in KPIS.values() if not d.headline]
    parts = [BEFORE, "## Headline", _table(headline), "## Beside them", _table(beside), AFTER]
    return "\n".join(part if part.endswith("\n") else part + "\n" for part in parts)


def _table(definitions: list[Definition]) -> str:
    return "\n".join([HEAD, "|---" * 8 + "|", *map(_line, definitions)]) + "\n"


def _line(definition: Definition) -> str:
    rows = ", ".join(definition.by) or "none"
    names = f"{definition.name_de}, *{definition.name_en}*"
    cells = (f"`{definition.id}`", names, definition.who, definition.events, definition.window, definition.unit,
             DIRECTIONS[definition.direction], rows)  # fmt: skip
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    print(page(), end="")

"""Makes history.json: a small made-up history, and what its estimate must be, worked out without src/.

Plain loops over leads instead of running sums, and integration instead of continued fractions:
    cd test/sla/promises/marketing/estimate && python3 oracle.py > history.json

Its wins are between 20 and 60, so the fit is blended with the rates that people typed, and with the pooled one.
"""

import json
import math
import random

AS_OF, WINDOW, HORIZON = 200.25, 80, 45
TYPED = {"webinar": 0.2}


def make_leads():
    draw = random.Random(6)
    kinds = [("Free trial", "Enterprise", 0.3, 60), ("free-trial", "Small", 0.2, 40), ("Webinar", "Small", 0.1, 70),
             ("webinar ", "", 0.15, 15), ("", "Small", 0.4, 16), ("eBook", "Enterprise", 0.04, 60)]
    leads = []
    for source, segment, rate, count in kinds:
        for _ in range(2 * count):
            created = round(draw.uniform(20, 204), 2)
            won, revenue = None, None
            if draw.random() < rate:
                won = round(created + draw.expovariate(1 / 25), 2)
                revenue = round(draw.lognormvariate(8, 1)) if draw.random() < 0.7 else draw.choice([None, 0])
            leads.append([created, won, source, segment, revenue])
    leads.append([150.0, 149.0, "eBook", "Enterprise", 250000])  # won before it was created; a giant deal
    leads.append([150.5, 150.5, "eBook", "Small", 900])  # won at once
    leads.append([AS_OF - WINDOW - HORIZON - 3, AS_OF - 2, "Webinar", "Small", 1200])  # won after the horizon
    leads.append([AS_OF - WINDOW, AS_OF - WINDOW, "Webinar", "Small", 1300])  # on the window's edge
    leads.append([160.0, AS_OF + 1, "Free trial", "Small", 5000])  # not yet won
    draw.shuffle(leads)
    return leads


def fold(text):
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())


def known(leads):
    for created, won, source, segment, revenue in leads:
        if created < AS_OF:
            won = None if won is None or won > AS_OF else max(won, created)
            yield created, won, fold(source) or "(blank)", fold(segment), revenue


def maturity_curve(leads):
    risk, wins = [0] * HORIZON, [0] * HORIZON
    for created, won, *_ in leads:
        low = max(0, AS_OF - WINDOW - created)
        end = (AS_OF if won is None else won) - created
        for age in range(HORIZON):
            if low < end and age >= low and (age < math.floor(end) or (won is not None and age == math.floor(end))):
                risk[age] += 1
        if won is not None and won > AS_OF - WINDOW and end < HORIZON:
            wins[math.floor(end)] += 1
    survival = [1.0]
    for age in range(HORIZON):
        survival.append(survival[-1] * (1 - wins[age] / max(risk[age], wins[age], 1)))
    return [(1 - s) / (1 - survival[-1]) for s in survival]


def maturity(curve, age):
    if age >= HORIZON:
        return 1.0
    whole = math.floor(age)
    return curve[whole] * (whole + 1 - age) + curve[whole + 1] * (age - whole)


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def count(leads, curve, key):
    cells = {}
    for lead in leads:
        if lead[0] >= AS_OF - WINDOW:
            cell = cells.setdefault(key(lead), [0, 0, 0.0])
            cell[0] += 1
            cell[1] += lead[1] is not None and lead[1] - lead[0] < HORIZON
            cell[2] += maturity(curve, AS_OF - lead[0])
    return {key: (n, w, max(m, w)) for key, (n, w, m) in cells.items()}


def grid_of(cells):
    pooled = sum(w for _, w, _ in cells.values()) / sum(m for _, _, m in cells.values())
    for factor in (0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25):
        for step in range(40):
            mean, strength = pooled * factor, 2 * 1000 ** (step / 39)
            a, b = mean * strength, strength * (1 - mean)
            yield sum(log_beta(w + a, m - w + b) - log_beta(a, b) for _, w, m in cells.values()), mean, strength


def blend(cells, grid):
    """How far to go from the typed or pooled rates to the fit, and the fit."""
    wins = sum(w for _, w, _ in cells.values())
    pooled = wins / sum(m for _, _, m in cells.values())
    assert 20 < wins < 60
    _, mean, strength = max(grid)
    t = (wins - 20) / 40
    return (lambda source: (1 - t) * TYPED.get(source, pooled) + t * mean,
            math.exp((1 - t) * math.log(24) + t * math.log(strength)), mean)


def source_parts(wins, mature, grid, factor):
    """The mixture for a source, its means moved by a factor."""
    best = max(grid)[0]
    parts = []
    for likelihood, mean, strength in grid:
        weight = math.exp(likelihood - best) / math.sqrt(strength)
        mean = min(mean * factor, 0.999)
        if weight > 1e-10:
            parts.append((wins + mean * strength, mature - wins + strength * (1 - mean), weight))
    total = sum(weight for *_, weight in parts)
    return [(a, b, weight / total) for a, b, weight in parts]


def cell_parts(wins, mature, rate, around):
    mean = sum(weight * a / (a + b) for a, b, weight in around)
    square = sum(weight * a * (a + 1) / ((a + b) * (a + b + 1)) for a, b, weight in around)
    spread = math.sqrt(square - mean ** 2)
    places = [(max(rate / 20, rate + z * spread), weight) for z, weight in ((0, 4), (3 ** 0.5, 1), (-3 ** 0.5, 1))]
    return [(wins + 20 * p, mature - wins + 20 * (1 - p), weight / 6) for p, weight in places]


def interval(parts):
    """Both 5 % tails of the mixture, by the trapezium rule over the logit of the rate."""
    parts = [(a, b, math.log(weight) - log_beta(a, b)) for a, b, weight in parts]
    total = sum(math.exp(log + log_beta(a, b)) for a, b, log in parts)
    # Where the prior is weak a good part lies at rates next to nothing, where the density is smooth.
    places = [i * 0.05 for i in range(-8000, -240)] + [i * 0.001 for i in range(-12000, 10000)]

    def density(t):
        p, q = -math.log1p(math.exp(-t)), -math.log1p(math.exp(t))
        return sum(math.exp(a * p + b * q + log) for a, b, log in parts) / total

    below, before, ends = 0.0, density(places[0]), []
    for last, place in zip(places, places[1:]):
        here = density(place)
        part = (before + here) / 2 * (place - last)
        for tail in (0.05, 0.95):
            if below < tail <= below + part:
                ends.append(1 / (1 + math.exp(-(last + (tail - below) / part * (place - last)))))
        below, before = below + part, here
    return ends


def revenue_of(leads, segment):
    amounts = [(r, s) for _, won, _, s, r in leads if won is not None and r]
    ranked = sorted(r for r, _ in amounts)
    place = 0.95 * (len(ranked) - 1)
    lower = ranked[math.floor(place)]
    cap = lower + (place - math.floor(place)) * (ranked[math.ceil(place)] - lower)
    overall = sum(min(r, cap) for r, _ in amounts) / len(amounts)
    own = [min(r, cap) for r, s in amounts if s == segment]
    return overall if segment == "" else (sum(own) + 5 * overall) / (len(own) + 5)


def main():
    leads = make_leads()
    seen = list(known(leads))
    curve = maturity_curve(seen)
    cells = count(seen, curve, lambda lead: (lead[2], lead[3]))
    whole = count(seen, curve, lambda lead: (lead[2], ""))
    grid = list(grid_of(whole))
    prior_mean, strength, fitted = blend(whole, grid)
    mean = prior_mean(None)
    rows = {**cells, **whole, ("(other)", ""): (0, 0, 0.0)}
    rates = []
    for (source, segment), (n, w, m) in sorted(rows.items()):
        _, all_wins, all_mature = rows[source, ""]
        own = prior_mean(source)
        conversion = (all_wins + own * strength) / (all_mature + strength)
        parts = source_parts(all_wins, all_mature, grid, own / fitted)
        if segment:
            parts = cell_parts(w, m, conversion, parts)
            conversion = (w + 20 * conversion) / (m + 20)
        low, high = interval(parts)
        revenue = revenue_of(seen, segment)
        numbers = {"mature": m, "conversion": conversion, "low": low, "high": high, "revenue": revenue,
                   "value": conversion * revenue}
        rates.append({"source": source, "segment": segment, "leads": n, "wins": w,
                      **{name: round(number, 8) for name, number in numbers.items()}})
    expected = {"mean": round(mean, 8), "strength": round(strength, 8),
                "maturity": {str(age): round(maturity(curve, age), 8) for age in (0, 1, 7.5, 20, 44.9, 45, 60)},
                "rates": rates}
    terms = {"asOf": AS_OF, "windowDays": WINDOW, "horizonDays": HORIZON, "typed": TYPED}
    print(json.dumps({"terms": terms, "expected": expected, "leads": ["@"]}, indent=2).replace(
        '"@"', ",\n    ".join(json.dumps(lead) for lead in leads)))


main()

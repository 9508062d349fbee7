// Charts with Observable Plot: an incident's tolls as they were given, an actor's months.
import * as Plot from "@observablehq/plot";

const NARROWEST = 120;

export function draw(element) {
  const values = JSON.parse(element.dataset.values);
  const render = () => {
    if (element.clientWidth < NARROWEST) return; // not laid out yet: the observer tells when it is
    const plot = quietly(() => CHARTS[element.dataset.chart](values, element));
    for (const part of plot.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label"); // the whole has one
    element.replaceChildren(plot);
  };
  render();
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(element.clientWidth - width) < 8) return;
    width = element.clientWidth;
    render();
  }).observe(element);
}

// Plot writes a <style> element, which the content-security policy forbids; styles.css holds the
// same rules, so an element that means nothing takes its place.
function quietly(make) {
  const create = Document.prototype.createElementNS;
  Document.prototype.createElementNS = function (space, name, ...rest) {
    return create.call(this, space, name === "style" ? "metadata" : name, ...rest);
  };
  try {
    return make();
  } finally {
    Document.prototype.createElementNS = create;
  }
}

const CHARTS = {
  tolls(steps, element) {
    const rows = steps.map((s) => ({ ...s, time: new Date(s.at), top: s.most ?? s.least, open: s.most === null }));
    return Plot.plot({
      className: "plot", width: element.clientWidth, height: 200, marginLeft: 44, marginRight: 34, marginTop: 24, marginBottom: 42,
      x: { type: "utc", label: "published (UTC)", inset: 12, tickSpacing: 130, tickFormat: (d) => d.toISOString().slice(5, 16).replace("T", " ") },
      y: { grid: true, label: "people", zero: true, nice: true },
      color: { domain: ["killed", "injured"], range: ["var(--killed)", "var(--injured)"] },
      symbol: { legend: false },
      marks: [
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.link(rows.filter((r) => !r.group), { x1: "time", x2: "time", y1: "least", y2: "top", stroke: "kind", strokeWidth: 3 }),
        Plot.line(rows.filter((r) => !r.group), { x: "time", y: "least", z: "kind", stroke: "kind", curve: "step-after", strokeOpacity: 0.5 }),
        Plot.dot(rows, { x: "time", y: "least", stroke: "kind", fill: "var(--paper)", r: 4, strokeWidth: 2 }),
        Plot.text(rows.filter((r) => r.open), { x: "time", y: "least", text: () => "+", dy: -12, fill: "kind", fontSize: 14 }), // a lower bound
        Plot.tip(rows, Plot.pointer({ x: "time", y: "least", fill: "var(--paper)", stroke: "var(--line)",
          title: (r) => `${r.least}${r.open ? "+" : r.top > r.least ? `–${r.top}` : ""} ${r.group ?? ""} ${r.kind}\n${r.by ?? "the outlet"}\n“${r.quote.text}”` })),
      ],
    });
  },
  months(months, element) {
    const rows = months.flatMap((m) => [
      { month: new Date(`${m.month.padEnd(7, "-01")}-01`), count: m.acts, side: "acts" },
      { month: new Date(`${m.month.padEnd(7, "-01")}-01`), count: -m.suffers, side: "is acted on" },
    ]);
    return Plot.plot({
      className: "plot", width: element.clientWidth, height: 180, marginLeft: 40, marginTop: 24,
      x: { type: "utc", label: null }, y: { grid: true, label: "acts ↑   ↓ is acted on", tickFormat: (d) => Math.abs(d) },
      marks: [
        Plot.rectY(rows, { x: "month", interval: "month", y: "count", fill: (d) => (d.side === "acts" ? "var(--accent)" : "var(--injured)"),
          title: (d) => `${d.month.toISOString().slice(0, 7)}: ${d.side} ${Math.abs(d.count)}` }),
        Plot.ruleY([0], { stroke: "var(--ink)" }),
      ],
    });
  },
};

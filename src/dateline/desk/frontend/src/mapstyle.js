// The map's look, from the colours of the page. Fills have no smoothed edge of their own: the lines
// over them are smooth, and without a graphics card the map pans half as fast again without it.
const FONT = ["system-ui, sans-serif"];

export function style(data) {
  const read = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dead = ["step", ["get", "killed"], read("--toll-0"), 1, read("--toll-1"), 10, read("--toll-2"), 50, read("--toll-3")];
  const ring = ["case", [">", ["get", "contested"], 0], read("--contested"), read("--paper")];
  const text = (field, size, color, more = {}) => ({
    layout: { "text-field": field, "text-font": FONT, "text-size": size, ...more },
    paint: { "text-color": color, "text-halo-color": read("--land"), "text-halo-width": 1.2 },
  });
  const counted = Object.fromEntries(data.counts.map((c) => [c.value, c.count]));
  const most = Math.max(1, ...Object.values(counted));
  const shade = { ...data.world, features: data.world.features.filter((f) => counted[f.properties.code]).map((f) => ({
    ...f, properties: { ...f.properties, count: counted[f.properties.code], part: Math.sqrt(counted[f.properties.code] / most), killed: 0 },
  })) };
  const geo = (value, more = {}) => ({ type: "geojson", data: value, ...more });
  return {
    version: 8,
    sources: {
      world: geo(data.world, { tolerance: 0.5 }), labels: geo(data.labels), borders: geo(data.borders), coast: geo(data.coast), provinces: geo(data.provinces),
      towns: geo(data.towns), shade: geo(shade), areas: geo(data.areas), edges: geo(data.edges), here: geo(data.here),
      spots: geo(data.spots, {
        cluster: data.clustered, clusterRadius: 36, clusterMaxZoom: 9,
        clusterProperties: { sum: ["+", ["get", "count"]], killed: ["+", ["get", "killed"]], contested: ["+", ["get", "contested"]] },
      }),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": read("--sea") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": read("--land"), "fill-antialias": false } },
      { id: "shades", type: "fill", source: "shade", paint: { "fill-antialias": false, "fill-color": read("--area"), "fill-opacity": ["+", 0.05, ["*", 0.22, ["get", "part"]]] } },
      { id: "provinces", type: "line", source: "provinces", minzoom: 3.5, paint: { "line-color": read("--border"), "line-width": 0.5, "line-dasharray": [3, 2] } },
      { id: "coast", type: "line", source: "coast", paint: { "line-color": read("--border"), "line-width": 0.6 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": read("--border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.2] } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-antialias": false, "fill-color": read("--area"), "fill-opacity": 0.14 } },
      { id: "area-lines", type: "line", source: "areas", paint: { "line-color": read("--area"), "line-width": 1, "line-dasharray": [2, 2], "line-opacity": 0.8 } },
      { id: "countries", type: "symbol", source: "labels", maxzoom: 7, filter: ["step", ["zoom"], ["<", ["get", "rank"], -60], 2.5, ["<", ["get", "rank"], -12], 3.5, ["<", ["get", "rank"], -1], 4.5, true], ...text(["get", "name"], ["interpolate", ["linear"], ["zoom"], 1, 9, 5, 13], read("--map-ink"), { "symbol-sort-key": ["get", "rank"], "text-letter-spacing": 0.06, "text-max-width": 7, "text-padding": 4 }) },
      { id: "town-dots", type: "circle", source: "towns", minzoom: 4.5, filter: near(), paint: { "circle-radius": 1.6, "circle-color": read("--map-ink"), "circle-opacity": 0.7 } },
      { id: "towns", type: "symbol", source: "towns", minzoom: 4.5, filter: near(), ...text(["get", "name"], 10.5, read("--map-ink"), { "symbol-sort-key": ["-", 0, ["get", "people"]], "text-anchor": "left", "text-offset": [0.5, 0], "text-padding": 3 }) },
      { id: "edges", type: "symbol", source: "edges", ...text(["get", "text"], 10.5, read("--area"), { "text-anchor": "bottom", "symbol-sort-key": ["-", 0, ["get", "count"]] }) },
      { id: "clusters", type: "circle", source: "spots", filter: ["has", "point_count"], paint: { "circle-color": dead, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "sum"]], 1, 9, 6, 16, 40, 30], "circle-stroke-color": ring, "circle-stroke-width": 2, "circle-opacity": 0.94 } },
      { id: "pins", type: "circle", source: "spots", filter: ["!", ["has", "point_count"]], paint: { "circle-color": dead, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 5.5, 6, 13], "circle-stroke-color": ring, "circle-stroke-width": 2, "circle-opacity": 0.94 } },
      { id: "numbers", type: "symbol", source: "spots", filter: ["any", ["has", "point_count"], [">", ["get", "count"], 1]], layout: { "text-field": ["to-string", ["coalesce", ["get", "sum"], ["get", "count"]]], "text-font": FONT, "text-size": 10.5, "text-allow-overlap": true }, paint: { "text-color": read("--on-toll") } },
      { id: "here", type: "circle", source: "here", paint: { "circle-radius": 13, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": read("--ink"), "circle-stroke-width": 2 } },
    ],
  };
}

// Towns by size: the smaller, the nearer the map must be.
function near() {
  return ["step", ["zoom"], [">=", ["get", "people"], 400000], 5.5, [">=", ["get", "people"], 120000], 6.5, [">=", ["get", "people"], 40000], 8, true];
}

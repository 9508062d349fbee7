// Shapes on the globe: circles of so many kilometres, and where a country's name stands.
const EARTH_KM = 6371;

export function circle(lon, lat, km, points = 64) {
  const around = km / EARTH_KM;
  const φ = (lat * Math.PI) / 180;
  const ring = [];
  for (let i = 0; i <= points; i += 1) {
    const bearing = (2 * Math.PI * i) / points;
    const at = Math.asin(Math.sin(φ) * Math.cos(around) + Math.cos(φ) * Math.sin(around) * Math.cos(bearing));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(around) * Math.cos(φ), Math.cos(around) - Math.sin(φ) * Math.sin(at));
    ring.push([lon + (turn * 180) / Math.PI, (at * 180) / Math.PI]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

// The shores alone: the cut at the edge of the map is none.
export function coast(lines) {
  const edge = ([x]) => Math.abs(x) > 179.98;
  const coordinates = [];
  for (const line of lines.coordinates) {
    let run = [];
    for (let i = 0; i < line.length; i += 1) {
      if (i && edge(line[i]) && edge(line[i - 1])) {
        if (run.length > 1) coordinates.push(run);
        run = [];
      }
      run.push(line[i]);
    }
    if (run.length > 1) coordinates.push(run);
  }
  return { type: "MultiLineString", coordinates };
}

// One point a country, in the middle of its largest piece, with the box around that piece.
export function labelPoints(world) {
  const features = [];
  for (const { geometry, properties } of world.features) {
    if (!geometry || properties.code === "ATA") continue;
    const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const boxes = pieces.map(([ring]) => box(ring)).sort((a, b) => size(b) - size(a));
    const [[west, south], [east, north]] = boxes[0];
    features.push({
      type: "Feature", geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] },
      properties: { ...properties, box: boxes[0], rank: -size(boxes[0]) },
    });
  }
  return { type: "FeatureCollection", features };
}

function box(ring) {
  const lons = ring.map((p) => p[0]);
  const lats = ring.map((p) => p[1]);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

function size([[west, south], [east, north]]) {
  return (east - west) * (north - south);
}

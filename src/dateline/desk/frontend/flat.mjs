// Shapes of the globe laid flat: cut where they cross the edge of the map at 180 degrees. Without
// this, a country that crosses it is drawn as a band around the world.

export function flat(geometry) {
  const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = pieces.flatMap((rings) => sides(rings.map(unrolled)));
  return { type: "MultiPolygon", coordinates };
}

// A ring whose longitudes run on past 180 instead of jumping; one around a pole is closed over it.
function unrolled(ring) {
  const points = [ring[0]];
  let turn = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const step = ring[i][0] - ring[i - 1][0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    points.push([ring[i][0] + turn, ring[i][1]]);
  }
  if (turn) {
    const pole = points[0][1] < 0 ? -90 : 90;
    points.push([points.at(-1)[0], pole], [points[0][0], pole], points[0]);
  }
  return points;
}

// The parts of a polygon that lie on the map, each moved onto it.
function sides(rings) {
  const lons = rings[0].map((p) => p[0]);
  const found = [];
  for (const shift of [-360, 0, 360]) {
    if (Math.max(...lons) + shift <= -180 || Math.min(...lons) + shift >= 180) continue;
    const moved = rings.map((ring) => ring.map(([x, y]) => [x + shift, y]));
    const cut = moved.map((ring) => kept(kept(ring, -180, 1), 180, -1)).filter((ring) => ring.length > 3);
    if (cut.length) found.push(cut);
  }
  return found;
}

// What of a ring lies on one side of a meridian (Sutherland and Hodgman).
function kept(ring, edge, side) {
  const inside = (p) => (p[0] - edge) * side >= 0;
  const points = [];
  for (let i = 1; i < ring.length; i += 1) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (inside(a)) points.push(a);
    if (inside(a) !== inside(b)) {
      points.push([edge, a[1] + ((b[1] - a[1]) * (edge - a[0])) / (b[0] - a[0])]);
    }
  }
  if (points.length) points.push(points[0]);
  return points;
}

// The ground of the map: land, shores, borders and provinces, painted from their arcs. An arc that
// two countries share is a border, one of a single country is a shore; so no outline is drawn twice.
const LIMIT = 85.0511;

// Longitude and latitude in the square that the world is on a Mercator map, 0 to 1.
export function across(lon) {
  return (lon + 180) / 360;
}

export function down(lat) {
  const φ = (Math.max(-LIMIT, Math.min(LIMIT, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + φ / 2)) / (2 * Math.PI);
}

// A topology as arcs in that square, and countries as rings of arcs.
export function ground(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return line(arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
  });
  const countries = topology.objects.countries.geometries.filter((g) => g.type).map((g) => {
    const pieces = g.type === "Polygon" ? [g.arcs] : g.arcs;
    for (const number of pieces.flat(2)) arcs[number < 0 ? ~number : number].uses += 1;
    const boxes = pieces.map(([outer]) => joined(outer.map((n) => arcs[n < 0 ? ~n : n].box)));
    return { ...g.properties, pieces: pieces.map((rings, i) => ({ rings, box: boxes[i] })) };
  });
  return { arcs, countries };
}

// Lines that belong to no country: the borders of provinces.
export function strokes(multiline) {
  return multiline.coordinates.map(line);
}

function line(points) {
  const flat = new Float32Array(points.length * 2);
  const box = [1, 1, 0, 0];
  points.forEach(([lon, lat], i) => {
    const [x, y] = [across(lon), down(lat)];
    flat[2 * i] = x;
    flat[2 * i + 1] = y;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  });
  return { flat, box, uses: 0 };
}

function joined(boxes) {
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

export function meets(a, b) {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

// Adds a line to the path. `view` says how the square lies on the canvas; points nearer than
// two thirds of a pixel to the last one are left out: at zoom 2 that is nine in ten.
function trace(pen, { flat }, view, { backwards = false, open = true } = {}) {
  const last = flat.length / 2 - 1;
  let [px, py] = [Infinity, Infinity];
  for (let i = 0; i <= last; i += 1) {
    const at = 2 * (backwards ? last - i : i);
    const x = flat[at] * view.size - view.left;
    const y = flat[at + 1] * view.size - view.top;
    if (i && i < last && Math.abs(x - px) < 0.67 && Math.abs(y - py) < 0.67) continue;
    if (open && i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
    [px, py] = [x, y];
  }
}

function outline(pen, land, country, view) {
  for (const { rings, box } of country.pieces) {
    if (!meets(box, view.box)) continue;
    for (const ring of rings) {
      ring.forEach((n, i) => trace(pen, land.arcs[n < 0 ? ~n : n], view, { backwards: n < 0, open: i === 0 }));
      pen.closePath();
    }
  }
}

// Paints land, shaded countries and lines; `shades` gives each country's part (0 to 1), if any.
export function paintGround(pen, land, provinces, shades, view, ink) {
  pen.beginPath();
  for (const country of land.countries) outline(pen, land, country, view);
  pen.fillStyle = ink("--land");
  pen.fill("evenodd");
  pen.fillStyle = ink("--area");
  for (const country of land.countries) {
    const part = shades.get(country.code);
    if (!part) continue;
    pen.globalAlpha = 0.05 + 0.22 * part;
    pen.beginPath();
    outline(pen, land, country, view);
    pen.fill("evenodd");
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = ink("--border");
  stroke(pen, provinces, view, 0.5, [3, 2]);
  stroke(pen, land.arcs.filter((a) => a.uses < 2 && !isCut(a)), view, 0.6);
  stroke(pen, land.arcs.filter((a) => a.uses > 1), view, view.zoom < 4 ? 0.7 : 1.1);
}

// The cut at the edge of the map is no shore.
function isCut({ box }) {
  return box[0] < 1e-4 && box[2] < 1e-4 || box[0] > 0.9999;
}

function stroke(pen, lines, view, width, dash = []) {
  pen.beginPath();
  for (const one of lines) if (meets(one.box, view.box)) trace(pen, one, view);
  pen.setLineDash(dash);
  pen.lineWidth = width;
  pen.stroke();
  pen.setLineDash([]);
}

// The country at a point of the square, if any.
export function countryAt(land, x, y) {
  return land.countries.find(({ pieces }) => pieces.some(({ rings, box }) =>
    meets(box, [x, y, x, y]) && rings.reduce((odd, ring) => odd !== crosses(land, ring, x, y), false)));
}

// Whether a line eastwards from the point crosses the ring an odd number of times.
function crosses(land, ring, x, y) {
  let odd = false;
  for (const n of ring) {
    const { flat } = land.arcs[n < 0 ? ~n : n];
    for (let i = 0; i + 3 < flat.length; i += 2) {
      const [ax, ay, bx, by] = [flat[i], flat[i + 1], flat[i + 2], flat[i + 3]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  }
  return odd;
}

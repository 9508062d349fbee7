// The sheet: one canvas, half a screen larger than the map on every side, that holds all that is
// drawn. Panning only moves it, so it costs the same without a graphics card; what it shows is
// drawn anew when the map comes near its edge, and after a zoom.
import { DomUtil, Layer } from "leaflet/dist/leaflet-src.esm.js";
import Supercluster from "supercluster";
import { across, countryAt, down, paintGround } from "./ground.js";
import { Names } from "./names.js";
import { circle } from "./shapes.js";

const MARGIN = 0.5;
const NAMED = 40; // areas at most that have their name on the map at once

// The colours of the page by name, each asked for once.
function colours() {
  const look = getComputedStyle(document.documentElement);
  const known = new Map();
  return (name) => {
    if (!known.has(name)) known.set(name, look.getPropertyValue(name).trim());
    return known.get(name);
  };
}

export const Sheet = Layer.extend({
  initialize(data) {
    this.data = data;
  },

  onAdd(map) {
    this.canvas = DomUtil.create("canvas", "leaflet-zoom-animated");
    this.canvas.setAttribute("aria-hidden", "true");
    this.getPane().append(this.canvas);
    // In memory, not on a graphics card: without one a drawing took 8 s instead of 0.2.
    this.pen = this.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    this.group();
    map.on("click", this.pick, this).on("mousemove", this.point, this);
  },

  getEvents() {
    return { moveend: this.draw, zoom: this.draw, move: this.reach, resize: this.draw, zoomanim: this.stretch };
  },

  // Spots that stand close together are one mark until the map is near enough.
  group() {
    const features = this.data.spots.map((s) => ({ type: "Feature", geometry: { type: "Point", coordinates: [s.lon, s.lat] }, properties: s }));
    const sums = ({ count, killed, contested }) => ({ count, killed, contested });
    const add = (a, b) => { for (const key of Object.keys(b)) a[key] += b[key]; };
    this.clusters = new Supercluster({ radius: 40, extent: 256, maxZoom: this.data.clustered ? 9 : -1, map: sums, reduce: add }).load(features);
    const most = Math.max(1, ...this.data.counts.map((c) => c.count));
    this.shades = new Map(this.data.counts.map((c) => [c.value, Math.sqrt(c.count / most)]));
    this.draw();
  },

  // Draws again when the map comes near the edge of what is drawn.
  reach() {
    const size = this._map.getSize();
    const moved = this._map.containerPointToLayerPoint([0, 0]).subtract(this.corner);
    const edge = size.multiplyBy(MARGIN * 0.1);
    const far = moved.x < edge.x || moved.y < edge.y || moved.x > size.x * 2 * MARGIN - edge.x || moved.y > size.y * 2 * MARGIN - edge.y;
    if (far) this.draw();
  },

  // While the map zooms by itself the sheet is only stretched.
  stretch({ center, zoom }) {
    const scale = this._map.getZoomScale(zoom, this.zoom);
    const at = this.start.multiplyBy(scale).subtract(this._map._getNewPixelOrigin(center, zoom));
    DomUtil.setTransform(this.canvas, at, scale);
  },

  draw() {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    const [width, height] = [Math.ceil(size.x * (1 + 2 * MARGIN)), Math.ceil(size.y * (1 + 2 * MARGIN))];
    this.corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    this.zoom = map.getZoom();
    this.start = map.getPixelOrigin().add(this.corner);
    const { canvas, pen } = this;
    const dots = Math.min(devicePixelRatio || 1, 2);
    if (canvas.width !== width * dots || canvas.height !== height * dots) {
      canvas.width = width * dots;
      canvas.height = height * dots;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    DomUtil.setTransform(canvas, this.corner, 1);
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    this.paint(width, height);
  },

  paint(width, height) {
    const { pen, data } = this;
    [this.wide, this.high] = [width, height];
    const ink = colours();
    pen.fillStyle = ink("--sea");
    pen.fillRect(0, 0, width, height);
    const world = 256 * 2 ** this.zoom;
    this.found = [];
    const taken = [];
    const views = [];
    for (let turn = Math.floor(this.start.x / world); turn * world < this.start.x + width; turn += 1) {
      const [left, top] = [this.start.x - turn * world, this.start.y];
      const box = [left / world, top / world, (left + width) / world, (top + height) / world];
      views.push({ size: world, zoom: this.zoom, left, top, box, turn });
    }
    for (const view of views) paintGround(pen, data.land, this.zoom >= 3.5 ? data.provinces : [], this.shades, view, ink);
    for (const view of views) this.areas(view, ink);
    const coarse = [...this.found];
    const marks = views.flatMap((view) => this.marks(view)).sort((a, b) => b.r - a.r || Number(Boolean(b.spot.dissent)) - Number(Boolean(a.spot.dissent)));
    for (const m of marks) taken.push([m.x - m.r, m.y - m.r, m.x + m.r, m.y + m.r]);
    const names = new Names(pen, ink, taken, width, height);
    const named = coarse.filter((f) => !f.spot.pinned).sort((a, b) => b.spot.count - a.spot.count).slice(0, NAMED);
    for (const { spot, x, y, r } of named) {
      names.write(spot.count > 1 ? `${spot.name} · ${spot.count}` : spot.name, x, y - r - 8, { color: "--area" });
    }
    for (const view of views) {
      names.countries(data.names, view);
      names.towns(data.towns, view);
    }
    this.dots(marks, ink);
  },

  // All areas are one path: overlapping ones are not darker, and hundreds cost as one.
  areas(view, ink) {
    const { pen } = this;
    pen.beginPath();
    for (const area of this.data.areas) {
      const [x, y] = [across(area.lon) * view.size - view.left, down(area.lat) * view.size - view.top];
      const r = Math.abs(down(area.north) - down(area.lat)) * view.size;
      if (x < -r || y < -r || x > this.wide + r || y > this.high + r) continue;
      this.found.push({ x, y, r, spot: area });
      area.ring ??= circle(area.lon, area.lat, area.km).map(([lon, lat]) => [across(lon), down(lat)]);
      const step = r < 12 ? 8 : r < 60 ? 2 : 1;
      for (let i = 0; i < area.ring.length; i += step) {
        const at = area.ring[i];
        const [left, top] = [at[0] * view.size - view.left, at[1] * view.size - view.top];
        if (i) pen.lineTo(left, top);
        else pen.moveTo(left, top);
      }
    }
    pen.fillStyle = pen.strokeStyle = ink("--area");
    pen.globalAlpha = 0.14;
    pen.fill();
    pen.globalAlpha = 0.8;
    pen.lineWidth = 1;
    pen.setLineDash([4, 3]);
    pen.stroke();
    pen.globalAlpha = 1;
    pen.setLineDash([]);
  },

  marks(view) {
    const [west, north, east, south] = view.box;
    const lat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    const box = [Math.max(-180, west * 360 - 180), lat(south), Math.min(180, east * 360 - 180), lat(north)];
    if (box[0] > box[2]) return [];
    return this.clusters.getClusters(box, Math.max(0, Math.round(view.zoom))).map(({ geometry, properties }) => {
      const [lon, at] = geometry.coordinates;
      const r = 5 + 1.55 * Math.log2(properties.count);
      return { x: across(lon) * view.size - view.left, y: down(at) * view.size - view.top, r: Math.min(26, r), spot: properties };
    });
  },

  dots(marks, ink) {
    const { pen } = this;
    pen.font = "600 10.5px system-ui, sans-serif";
    pen.textAlign = "center";
    pen.lineWidth = 2;
    for (const { x, y, r, spot } of marks) {
      const step = spot.killed >= 50 ? 3 : spot.killed >= 10 ? 2 : spot.killed ? 1 : 0;
      pen.beginPath();
      pen.arc(x, y, r, 0, 7);
      pen.fillStyle = ink(spot.dissent ? "--paper" : `--toll-${step}`);
      pen.fill();
      pen.strokeStyle = ink(spot.dissent ? "--toll-0" : spot.contested ? "--contested" : "--paper");
      pen.stroke();
      pen.fillStyle = ink("--on-toll");
      if (spot.count > 1) pen.fillText(spot.count > 9999 ? `${Math.round(spot.count / 1000)}k` : spot.count, x, y + 0.5);
    }
    this.found.push(...marks);
  },

  // What is drawn at a place: the topmost mark, else an area, else a shaded country.
  at(event) {
    const { x, y } = event.layerPoint.subtract(this.corner);
    const hit = this.found.findLast((f) => Math.hypot(f.x - x, f.y - y) <= f.r + 2);
    if (hit) return hit.spot;
    const { lng, lat } = event.latlng.wrap();
    const country = this.shades.size && countryAt(this.data.land, across(lng), down(lat));
    const count = country && this.data.counts.find((c) => c.value === country.code)?.count;
    return count ? { name: country.name, code: country.code, count, killed: 0 } : null;
  },

  pick(event) {
    const spot = this.at(event);
    if (!spot) return;
    if (!spot.cluster) this.fire("pick", { spot, latlng: event.latlng });
    else this._map.setView(event.latlng, Math.min(12, this.clusters.getClusterExpansionZoom(spot.cluster_id)));
  },

  point(event) {
    const { x, y } = event.layerPoint.subtract(this.corner);
    const over = this.found.some((f) => Math.hypot(f.x - x, f.y - y) <= f.r + 2);
    this._map.getContainer().classList.toggle("pointing", over);
  },
});

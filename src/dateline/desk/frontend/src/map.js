// The map: pins only where a pin is honest, areas for coarse places, shaded countries for what
// happened somewhere in them. The base map is Natural Earth, the towns are our gazetteer's.
import { LngLatBounds, Map as GlobeMap, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import { circle, coast, labelPoints } from "./shapes.js";
import { style } from "./mapstyle.js";

const EMPTY = { type: "FeatureCollection", features: [] };
const TOWN_ZOOM = 4.5;
const PROVINCE_ZOOM = 3.5;

export async function draw(element) {
  const note = document.getElementById("map-note");
  try {
    await open(element, note);
  } catch (wrong) {
    note.hidden = false;
    note.textContent = "The map can't be drawn here; the list holds the same incidents.";
    console.warn(wrong);
  }
}

async function open(element, note) {
  setWorkerUrl(new URL(element.dataset.worker, location.href).href);
  const data = { world: EMPTY, labels: EMPTY, provinces: EMPTY, towns: EMPTY, spots: EMPTY, areas: EMPTY, edges: EMPTY, here: EMPTY, counts: [], clustered: !element.dataset.places };
  const [world, found] = await Promise.all([get(element.dataset.world), spread(element)]);
  data.world = feature(world, world.objects.countries);
  data.borders = mesh(world, world.objects.countries, (a, b) => a !== b);
  data.coast = coast(mesh(world, world.objects.countries, (a, b) => a === b));
  data.labels = labelPoints(data.world);
  Object.assign(data, shapes(found));
  const map = new GlobeMap({
    container: element, style: style(data), bounds: bounds(data), fitBoundsOptions: { padding: 48, maxZoom: 8 },
    attributionControl: { compact: true, customAttribution: "Natural Earth; GeoNames (CC BY 4.0)" },
    maxZoom: 12, dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: true, fadeDuration: 0,
  });
  element.mapOf = map;
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
  map.getCanvas().setAttribute("aria-label", "Map; the list holds the same incidents");
  const redraw = () => map.setStyle(style(data));
  document.addEventListener("desk:theme", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  map.on("zoom", () => detail(map, element, data));
  map.once("load", () => {
    detail(map, element, data);
    element.dataset.ready = "yes";
    if (element.dataset.places) element.querySelector(".maplibregl-compact-show")?.classList.remove("maplibregl-compact-show");
  });
  if (element.dataset.places) {
    note.textContent = found.countries.length ? "No point is known: the country is shaded." : "";
    note.hidden = !note.textContent;
    return;
  }
  tell(note, found);
  clicks(map);
  follow(map, data);
  renew(map, element, data, note);
}

async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Where the incidents lie: those of the list's filter, or the places of one incident.
async function spread(element) {
  if (!element.dataset.places) {
    return get(`/api/map${document.getElementById("results").dataset.query}`);
  }
  const places = JSON.parse(element.dataset.places);
  const pinned = (p) => ["site", "town", "near"].includes(p.precision);
  const spots = places.filter((p) => p.lat !== null && p.precision !== "country").map((p) => ({
    ...p, pinned: pinned(p), count: 1, killed: 0, contested: 0, id: "",
  }));
  const countries = places.filter((p) => !spots.some((s) => s.name === p.name) && p.country);
  return { spots, countries: countries.map((p) => ({ value: p.country, count: 1 })), nowhere: 0 };
}

function shapes({ spots, countries }) {
  const point = (s) => ({ type: "Feature", geometry: { type: "Point", coordinates: [s.lon, s.lat] }, properties: s });
  const radius = (s) => s.radius_km ?? (s.pinned ? 10 : 25);
  const wide = spots.filter((s) => !s.pinned || s.precision === "near" || s.radius_km > 3);
  const areas = wide.map((s) => ({ type: "Feature", geometry: circle(s.lon, s.lat, radius(s)), properties: s }));
  const edges = spots.filter((s) => !s.pinned).map((s) => {
    const text = s.count > 1 ? `${s.name} · ${s.count}` : s.name;
    const at = [s.lon, s.lat + radius(s) / 111];
    return { type: "Feature", geometry: { type: "Point", coordinates: at }, properties: { ...s, text } };
  });
  return {
    spots: { type: "FeatureCollection", features: spots.filter((s) => s.pinned).map(point) },
    areas: { type: "FeatureCollection", features: areas },
    edges: { type: "FeatureCollection", features: edges },
    counts: countries,
  };
}

function bounds(data) {
  const box = new LngLatBounds();
  for (const f of data.spots.features) box.extend(f.geometry.coordinates);
  for (const f of data.areas.features) for (const at of f.geometry.coordinates[0]) box.extend(at);
  const shaded = new Set(data.counts.map((c) => c.value));
  if (box.isEmpty()) {
    for (const f of data.labels.features) if (shaded.has(f.properties.code)) box.extend(f.properties.box[0]).extend(f.properties.box[1]);
  }
  return box.isEmpty() ? [[-130, -50], [160, 65]] : box;
}

// Provinces and towns come when the map is near enough to show them.
async function detail(map, element, data) {
  const zoom = map.getZoom();
  if (zoom >= PROVINCE_ZOOM && data.provinces === EMPTY) {
    data.provinces = { type: "FeatureCollection", features: [] };
    data.provinces = await get(element.dataset.provinces);
    map.getSource("provinces")?.setData(data.provinces);
  }
  if (zoom >= TOWN_ZOOM && data.towns === EMPTY) {
    data.towns = { type: "FeatureCollection", features: [] };
    data.towns = await get("/api/towns");
    map.getSource("towns")?.setData(data.towns);
  }
}

function tell(note, found) {
  const coarse = found.countries.reduce((sum, c) => sum + c.count, 0);
  const parts = [];
  if (coarse) parts.push(`${coarse.toLocaleString("en")} known only by country (shaded)`);
  if (found.nowhere) parts.push(`${found.nowhere.toLocaleString("en")} without a place`);
  note.textContent = parts.join(" · ");
  note.hidden = !parts.length;
}

function clicks(map) {
  map.on("click", "clusters", async (event) => {
    const [cluster] = event.features;
    const zoom = await map.getSource("spots").getClusterExpansionZoom(cluster.properties.cluster_id);
    map.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  for (const layer of ["pins", "areas", "shades"]) {
    map.on("click", layer, (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      popup(map, event.lngLat, event.features[0].properties);
    });
  }
  for (const layer of ["clusters", "pins", "areas"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

function popup(map, at, spot) {
  const box = document.createElement("div");
  const head = document.createElement("b");
  head.textContent = spot.name;
  const said = document.createElement("p");
  const where = { admin1: "somewhere in this province", admin2: "somewhere in this district", region: "somewhere in this area", near: "near here" };
  const dead = spot.killed ? `, ${spot.killed} killed` : "";
  said.textContent = `${spot.count} incident${spot.count === 1 ? "" : "s"}${dead}${where[spot.precision] ? `, ${where[spot.precision]}` : spot.code ? ", known only by country" : ""}`;
  const link = document.createElement("a");
  const query = new URLSearchParams(location.search);
  query.delete("start");
  if (spot.code) query.append("country", spot.code);
  else query.set("place", spot.name);
  link.href = spot.count === 1 && spot.id ? `/incidents/${spot.id}` : `/?${query}`;
  link.textContent = spot.count === 1 && spot.id ? "open it" : "list them";
  box.append(head, said, link);
  new Popup({ maxWidth: "260px" }).setLngLat(at).setDOMContent(box).addTo(map);
}

// The row under the pointer or the focus is ringed on the map.
function follow(map, data) {
  const ring = (event) => {
    const row = event.target.closest?.(".row[data-lat]");
    if (!row) return;
    const at = [Number(row.dataset.lon), Number(row.dataset.lat)];
    data.here = { type: "Feature", geometry: { type: "Point", coordinates: at }, properties: {} };
    map.getSource("here")?.setData(data.here);
    if (event.type === "focusin" && !map.getBounds().contains(at)) map.easeTo({ center: at, duration: 250 });
  };
  document.addEventListener("pointerover", ring);
  document.addEventListener("focusin", ring);
}

// A new filter brings new incidents; the map stays where it is unless none of them is in sight.
function renew(map, element, data, note) {
  let shown = document.getElementById("results").dataset.query;
  document.addEventListener("desk:coded", () => (shown = null));
  document.addEventListener("htmx:after:swap", async () => {
    const query = document.getElementById("results")?.dataset.query;
    if (query === undefined || query === shown) return;
    shown = query;
    const found = await spread(element);
    Object.assign(data, shapes(found));
    map.setStyle(style(data));
    tell(note, found);
    const box = bounds(data);
    const sight = map.getBounds();
    if (!data.spots.features.some((f) => sight.contains(f.geometry.coordinates))) {
      map.fitBounds(box, { padding: 48, maxZoom: 8, duration: 300 });
    }
  });
  const button = document.createElement("button");
  button.type = "button";
  button.className = "area-button";
  button.textContent = "Only this area";
  button.addEventListener("click", () => {
    const sight = map.getBounds();
    const query = new URLSearchParams(document.getElementById("results").dataset.query);
    const sides = [sight.getWest(), sight.getSouth(), sight.getEast(), sight.getNorth()];
    query.set("box", sides.map((x, i) => Math.max(i % 2 ? -90 : -180, Math.min(i % 2 ? 90 : 180, x)).toFixed(3)).join(","));
    location.assign(`/?${query}`);
  });
  element.append(button);
}

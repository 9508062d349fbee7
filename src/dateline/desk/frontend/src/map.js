// The map: pins only where a pin is honest, areas for coarse places, shaded countries for what
// happened somewhere in them. The ground is Natural Earth's, the towns are our gazetteer's.
import { Map as Chart, control, divIcon, latLngBounds, marker, popup } from "leaflet/dist/leaflet-src.esm.js";
import { across, down, ground, strokes } from "./ground.js";
import { namesOf } from "./shapes.js";
import { Sheet } from "./sheet.js";

const TOWN_ZOOM = 4.5;
const PROVINCE_ZOOM = 3.5;
const WHOLE = [[-50, -130], [65, 160]];
const WHERE = { admin1: "somewhere in this province", admin2: "somewhere in this district", region: "somewhere in this area", near: "near here" };

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
  const [world, found] = await Promise.all([get(element.dataset.world), spread(element)]);
  const land = ground(world);
  const data = { land, names: namesOf(land), provinces: [], towns: [], clustered: !element.dataset.places, ...shapes(found) };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new Chart(element, {
    zoomSnap: 0.25, wheelPxPerZoomLevel: 100, minZoom: 0.5, maxZoom: 12, zoomControl: false, worldCopyJump: true,
    fadeAnimation: false, zoomAnimation: !calm, inertia: !calm, markerZoomAnimation: !calm,
  });
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth; GeoNames (CC BY 4.0)");
  control.zoom({ position: "topright" }).addTo(map);
  control.scale({ position: "bottomleft", maxWidth: element.dataset.places ? 70 : 90, imperial: false }).addTo(map);
  map.fitBounds(bounds(data), { padding: [40, 40], maxZoom: 8, animate: false });
  const sheet = new Sheet(data).addTo(map);
  element.mapOf = map;
  element.sheet = sheet;
  const redraw = () => sheet.draw();
  document.addEventListener("desk:theme", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  map.on("zoomend", () => detail(map, element, data, sheet));
  sheet.on("pick", ({ spot, latlng }) => tellOf(map, latlng, spot));
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(element);
  detail(map, element, data, sheet);
  element.dataset.ready = "yes";
  if (element.dataset.places) {
    note.textContent = found.countries.length ? "No point is known: the country is shaded." : "";
    note.hidden = !note.textContent;
    return;
  }
  tell(note, found);
  follow(map, element);
  renew(map, element, data, { note, sheet });
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
  const spots = places.map((p, i) => ({
    ...p, pinned: pinned(p), count: 1, killed: 0, contested: 0, id: "", dissent: i > 0,
  })).filter((p) => p.lat !== null && p.precision !== "country");
  const countries = places.filter((p) => !spots.some((s) => s.name === p.name) && p.country);
  return { spots, countries: spots.length ? [] : countries.map((p) => ({ value: p.country, count: 1 })), nowhere: 0 };
}

function shapes({ spots, countries }) {
  const wide = spots.filter((s) => !s.pinned || s.precision === "near" || s.radius_km > 3);
  const areas = wide.map((s) => {
    const km = s.radius_km ?? (s.pinned ? 10 : 25);
    return { ...s, km, north: s.lat + km / 111.2 };
  });
  areas.sort((a, b) => b.km - a.km);
  return { spots: spots.filter((s) => s.pinned), areas, counts: countries };
}

function bounds(data) {
  const box = latLngBounds([]);
  for (const s of data.spots) box.extend([s.lat, s.lon]);
  for (const { lat, lon, north } of data.areas) {
    const east = (north - lat) / Math.cos((lat * Math.PI) / 180);
    box.extend([north, lon + east]).extend([2 * lat - north, lon - east]);
  }
  const shaded = new Set(data.counts.map((c) => c.value));
  if (!box.isValid()) {
    const lat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    for (const { code, box: [west, north, east, south] } of data.names) {
      if (shaded.has(code)) box.extend([lat(north), west * 360 - 180]).extend([lat(south), east * 360 - 180]);
    }
  }
  return box.isValid() ? box : WHOLE;
}

// Provinces and towns come when the map is near enough to show them.
async function detail(map, element, data, sheet) {
  const zoom = map.getZoom();
  if (zoom >= PROVINCE_ZOOM && !data.asked) {
    data.asked = true;
    data.provinces = strokes(await get(element.dataset.provinces));
    sheet.draw();
  }
  if (zoom >= TOWN_ZOOM && !data.askedTowns) {
    data.askedTowns = true;
    const { features } = await get("/api/towns");
    data.towns = features.map(({ geometry: { coordinates: [lon, lat] }, properties }) => ({ ...properties, x: across(lon), y: down(lat) }));
    data.towns.sort((a, b) => b.people - a.people);
    sheet.draw();
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

function tellOf(map, at, spot) {
  const box = document.createElement("div");
  const head = document.createElement("b");
  head.textContent = spot.name;
  const said = document.createElement("p");
  const dead = spot.killed ? `, ${spot.killed.toLocaleString("en")}${spot.open ? "+" : ""} killed` : "";
  const coarse = WHERE[spot.precision] ?? (spot.code ? "known only by country" : "");
  const number = spot.id === "" ? "" : `${spot.count.toLocaleString("en")} incident${spot.count === 1 ? "" : "s"}${dead}`;
  said.textContent = [number, coarse].filter(Boolean).join(", ");
  box.append(head, said);
  if (spot.id !== "") box.append(way(spot));
  popup({ maxWidth: 260 }).setLatLng(at).setContent(box).openOn(map);
}

const NEAR = 0.0005; // degrees: what stands at the very place

function way(spot) {
  const link = document.createElement("a");
  const query = new URLSearchParams(location.search);
  query.delete("start");
  if (spot.code) query.append("country", spot.code);
  else query.set("box", [spot.lon - NEAR, spot.lat - NEAR, spot.lon + NEAR, spot.lat + NEAR].map((x) => x.toFixed(5)).join(","));
  const single = spot.count === 1 && spot.id;
  link.href = single ? `/incidents/${spot.id}` : `/?${query}`;
  link.textContent = single ? "open it" : "list them";
  return link;
}

// The row under the pointer or the focus is ringed on the map.
function follow(map, element) {
  const here = marker([0, 0], { icon: divIcon({ className: "here", iconSize: [28, 28] }), interactive: false, keyboard: false });
  element.here = here;
  const ring = (event) => {
    const row = event.target.closest?.(".row[data-lat]");
    if (!row) return;
    const at = [Number(row.dataset.lat), Number(row.dataset.lon)];
    here.setLatLng(at).addTo(map);
    if (event.type === "focusin" && !map.getBounds().contains(at)) map.panTo(at, { duration: 0.25, animate: map.options.inertia });
  };
  document.addEventListener("pointerover", ring);
  document.addEventListener("focusin", ring);
}

// A new filter brings new incidents; the map stays where it is unless none of them is in sight.
function renew(map, element, data, { note, sheet }) {
  let shown = document.getElementById("results").dataset.query;
  document.addEventListener("desk:coded", () => (shown = null));
  document.addEventListener("htmx:after:swap", async () => {
    const query = document.getElementById("results")?.dataset.query;
    if (query === undefined || query === shown) return;
    shown = query;
    const found = await spread(element);
    Object.assign(data, shapes(found));
    element.here.remove();
    sheet.group();
    tell(note, found);
    const sight = map.getBounds();
    const seen = data.spots.some((s) => sight.contains([s.lat, s.lon]));
    if (!seen) map.fitBounds(bounds(data), { padding: [40, 40], maxZoom: 8 });
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

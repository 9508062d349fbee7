// From the fields of a form to the values of an event's slots.
export function valuesOf(form) {
  const values = {};
  for (const part of form.querySelectorAll("[data-values]")) {
    const { values: slot } = part.dataset;
    const scalar = part.querySelector("[data-scalar]");
    const rows = [...part.querySelectorAll(":scope > .value-row")].map(READ[slot] ?? actor).filter(Boolean);
    if (scalar) values[slot] = scalar.value || null;
    else if ("many" in part.dataset) values[slot] = rows;
    else if (rows.length) values[slot] = rows[0];
  }
  return values;
}

const READ = { place, when, tolls: toll };

// What a row held before, and what its fields hold now; an empty field is null.
function read(row) {
  const now = {};
  for (const field of row.querySelectorAll("[data-field]")) {
    const { field: name } = field.dataset;
    if (field.type === "checkbox") now[name] = field.checked;
    else if (field.type === "number") now[name] = field.value === "" ? null : Number(field.value);
    else if (field.matches(".code")) now[name] = field.value.trim().toUpperCase() || null;
    else now[name] = field.value.trim() || null;
  }
  return { held: JSON.parse(row.dataset.held), now };
}

function actor(row) {
  const { held, now } = read(row);
  if (!now.text) return null;
  if (now.text === held.text) return { ...held, ...now };
  return { ...now, name: now.text }; // somebody else: what was known of the one before is not his
}

function toll(row) {
  const { held, now } = read(row);
  if (now.least === null) return null;
  const same = now.least === held.least && now.most === held.most;
  return { ...now, exact: same ? held.exact : now.least === now.most };
}

function place(row) {
  const { held, now } = read(row);
  if (!now.name) return null;
  if (now.name === held.name && now.country === held.country) return { ...held, ...now };
  const moved = now.lat !== held.lat || now.lon !== held.lon;
  const { name, country, precision } = now;
  const found = { text: name, name, country, precision };
  return moved ? { ...found, lat: now.lat, lon: now.lon } : found;
}

// A deed of one day stays one where its day is corrected: the end follows the beginning.
export function follow(field) {
  const end = field.closest(".value-row").querySelector("[data-field=latest]");
  if (end.value === (field.dataset.before ?? field.defaultValue)) end.value = field.value;
  field.dataset.before = field.value;
}

function when(row) {
  const { held, now } = read(row);
  if (!now.earliest) return null;
  const latest = now.latest ?? now.earliest;
  const same = now.earliest === held.earliest && latest === held.latest;
  return { ...(same ? held : {}), ...now, latest };
}

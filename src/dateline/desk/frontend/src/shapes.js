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
  return ring;
}

// One name a country, in the middle of its largest piece, the largest country first.
export function namesOf(land) {
  const size = ([west, north, east, south]) => (east - west) * (south - north);
  return land.countries
    .filter((c) => c.code !== "ATA")
    .map(({ code, name, pieces }) => {
      const box = pieces.map((p) => p.box).sort((a, b) => size(b) - size(a))[0];
      return { code, text: name, x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, box, size: size(box) };
    })
    .sort((a, b) => b.size - a.size);
}

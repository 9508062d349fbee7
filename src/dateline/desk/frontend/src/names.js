// Names on the map: each is written where no mark and no earlier name stands.
const FONT = "system-ui, sans-serif";
const TOWN_ZOOM = 4.5;
const PEOPLE = [[8, 0], [6.5, 40_000], [5.5, 120_000], [TOWN_ZOOM, 400_000]];

export class Names {
  constructor(pen, ink, taken, width, height) {
    Object.assign(this, { pen, ink, taken, width, height });
    pen.lineJoin = "round";
    pen.textBaseline = "middle";
  }

  // Writes a text if there is room; `align` is center or left.
  write(text, x, y, { size = 10.5, color = "--map-ink", align = "center", forced = false } = {}) {
    if (x < -80 || y < -10 || x > this.width + 80 || y > this.height + 10) return false;
    this.pen.font = `${size}px ${FONT}`;
    const wide = this.pen.measureText(text).width;
    const left = align === "center" ? x - wide / 2 : x;
    const box = [left - 3, y - size * 0.75, left + wide + 3, y + size * 0.75];
    if (!forced && this.taken.some((t) => t[0] < box[2] && t[2] > box[0] && t[1] < box[3] && t[3] > box[1])) return false;
    this.taken.push(box);
    this.pen.textAlign = align;
    this.pen.strokeStyle = this.ink("--land");
    this.pen.lineWidth = 2.6;
    this.pen.strokeText(text, x, y);
    this.pen.fillStyle = this.ink(color);
    this.pen.fillText(text, x, y);
    return true;
  }

  // Countries as large as their name on the screen; towns the smaller, the nearer the map is.
  countries(names, view) {
    if (view.zoom > 7) return;
    const size = Math.min(13, 8.5 + view.zoom);
    for (const name of names) {
      const wide = (name.box[2] - name.box[0]) * view.size;
      if (wide < 34 || (wide < name.text.length * 4 && view.zoom < 5)) continue;
      this.write(name.text, name.x * view.size - view.left, name.y * view.size - view.top, { size });
    }
  }

  towns(towns, view) {
    const least = PEOPLE.find(([zoom]) => view.zoom >= zoom)?.[1];
    if (least === undefined) return;
    for (const town of towns) {
      if (town.people < least) break;
      const [x, y] = [town.x * view.size - view.left, town.y * view.size - view.top];
      if (x < 0 || y < 0 || x > this.width || y > this.height) continue;
      if (!this.write(town.name, x + 5, y, { align: "left" })) continue;
      this.pen.beginPath();
      this.pen.arc(x, y, 1.7, 0, 7);
      this.pen.fill();
    }
  }
}

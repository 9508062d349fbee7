// The histogram: drag over it to choose a time; a click on a bar chooses that bar.
export function brush() {
  const form = document.getElementById("filter");
  if (!form) return;
  let from = null;
  const part = (histogram, event) => {
    const box = histogram.querySelector("svg").getBoundingClientRect();
    return Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
  };
  form.addEventListener("pointerdown", (event) => {
    const histogram = event.target.closest(".histogram");
    if (!histogram || event.button) return;
    from = part(histogram, event);
    histogram.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  form.addEventListener("pointermove", (event) => {
    const histogram = event.target.closest(".histogram");
    if (from === null || !histogram) return;
    const to = part(histogram, event);
    const shade = histogram.querySelector(".brush");
    shade.hidden = false;
    shade.style.left = `${Math.min(from, to) * 100}%`;
    shade.style.width = `${Math.abs(to - from) * 100}%`;
  });
  form.addEventListener("pointerup", (event) => {
    const histogram = event.target.closest(".histogram");
    if (from === null || !histogram) return;
    choose(form, histogram, from, part(histogram, event));
    from = null;
  });
  form.addEventListener("pointercancel", () => (from = null));
}

function choose(form, histogram, from, to) {
  const bars = [...histogram.querySelectorAll(".bar")];
  const at = (x) => bars[Math.floor(x * bars.length)].dataset.start;
  form.elements.since.value = at(Math.min(from, to));
  form.elements.until.value = at(Math.max(from, to));
  form.elements.since.dispatchEvent(new Event("change", { bubbles: true }));
}

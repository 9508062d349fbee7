// The article: a word shows what was read from it, a record shows its words.
const CORE = ["trigger", "toll", "place", "when", "actor", "recipient", "speaker", "cue", "words"];
const MOST = 6; // lines that are read at a glance
const slotOf = (value) => value.querySelector("dt").textContent;
const narrow = () => innerWidth <= 900; // the records stand below the text

export function readArticle() {
  const text = document.querySelector(".text .words");
  if (!text) return;
  const words = [...text.querySelectorAll(".w")];
  const values = new Map(
    [...document.querySelectorAll(".value")].map((v) => [v.dataset.n, v]),
  );
  const tip = document.getElementById("tip");
  const of = (word) => word.dataset.v.split(" ").map((n) => values.get(n)).filter(Boolean);
  tint(words, values);

  const show = (word) => {
    const all = of(word);
    const core = all.filter((value) => CORE.includes(slotOf(value)));
    const lines = (core.length ? core : all).map((value) => {
      const record = value.closest(".record");
      const line = document.createElement("p");
      const kind = document.createElement("b");
      kind.textContent = `${record.dataset.kind} · ${value.querySelector("dt").textContent} `;
      const said = document.createElement("span");
      said.textContent = value.querySelector("dd").innerText;
      const sure = record.querySelector(".score");
      line.append(kind, said, sure ? ` · ${sure.textContent}` : "");
      return line;
    });
    tip.replaceChildren(...lines.slice(0, MOST));
    const more = all.length - Math.min(lines.length, MOST);
    if (more) tip.append(`and ${more} more`);
    if (narrow()) tip.append(`${more ? "; " : ""}tap again for the record`);
    tip.hidden = false;
    const box = word.getBoundingClientRect();
    const width = tip.offsetWidth;
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    const below = box.bottom + 6;
    const fits = below + tip.offsetHeight < innerHeight;
    tip.style.top = `${fits ? below : Math.max(8, box.top - tip.offsetHeight - 6)}px`;
    light(words, (core.length ? core : all).map((v) => v.dataset.n));
  };
  const hide = () => {
    tip.hidden = true;
    light(words, chosen());
  };
  const chosen = () => {
    const record = document.querySelector(".record.chosen");
    return record ? [...record.querySelectorAll(".value")].map((v) => v.dataset.n) : [];
  };

  words.forEach((word, i) => (word.tabIndex = i ? -1 : 0)); // one stop; arrows go on from there
  text.addEventListener("pointerover", (e) => e.target.closest(".w") && show(e.target.closest(".w")));
  text.addEventListener("pointerout", (e) => e.target.closest(".w") && hide());
  text.addEventListener("focusin", (e) => e.target.closest(".w") && show(e.target.closest(".w")));
  text.addEventListener("focusout", hide);
  const open = (word) => {
    const records = new Set(of(word).map((v) => v.closest(".record")));
    const first = [...records].find((r) => !r.hidden) ?? [...records][0];
    if (first) choose(first, words, { scroll: !narrow() || first.matches(".chosen") });
  };
  text.addEventListener("click", (e) => e.target.closest(".w") && open(e.target.closest(".w")));
  text.addEventListener("keydown", (e) => {
    if (!e.target.matches(".w")) return;
    if (e.key === "Enter") open(e.target);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const next = by && words[words.indexOf(e.target) + by];
    if (!next) return;
    e.preventDefault();
    [e.target.tabIndex, next.tabIndex] = [-1, 0];
    next.focus();
  });

  for (const button of document.querySelectorAll(".record .open")) {
    button.addEventListener("click", () => choose(button.closest(".record"), words, { words: true }));
  }
  for (const value of values.values()) {
    const light_ = () => light(words, [value.dataset.n]);
    value.addEventListener("pointerenter", light_);
    value.addEventListener("focus", light_);
    value.addEventListener("pointerleave", hide);
    value.addEventListener("blur", hide);
  }
  for (const tab of document.querySelectorAll(".tab")) tab.addEventListener("click", () => sift(tab));
  const asked = document.getElementById(location.hash.slice(1));
  if (asked?.matches(".record")) choose(asked, words, { scroll: true, words: true });
}

// Gives each word the colour of the slot it fills first: who, to whom, where, when, how many.
function tint(words, values) {
  for (const word of words) {
    const slots = word.dataset.v.split(" ").map((n) => values.get(n)).filter(Boolean).map(slotOf);
    const first = CORE.find((slot) => slots.includes(slot));
    if (first) word.classList.add(`s-${first}`);
  }
}

function light(words, numbers) {
  const lit = new Set(numbers);
  for (const word of words) {
    word.classList.toggle("lit", word.dataset.v.split(" ").some((n) => lit.has(n)));
  }
}

function choose(record, words, { scroll, words: toWords }) {
  for (const other of document.querySelectorAll(".record.chosen")) {
    other.classList.remove("chosen");
    other.querySelector(".open").setAttribute("aria-expanded", "false");
  }
  record.classList.add("chosen");
  record.querySelector(".open").setAttribute("aria-expanded", "true");
  light(words, [...record.querySelectorAll(".value")].map((v) => v.dataset.n));
  history.replaceState(null, "", `#${record.id}`);
  if (scroll) record.scrollIntoView({ block: "nearest" });
  if (toWords) document.querySelector(".w.lit")?.scrollIntoView({ block: "center" });
}

function sift(tab) {
  for (const other of document.querySelectorAll(".tab")) {
    other.setAttribute("aria-pressed", String(other === tab));
  }
  for (const record of document.querySelectorAll(".record")) {
    record.hidden = Boolean(tab.dataset.kind) && record.dataset.kind !== tab.dataset.kind;
  }
}

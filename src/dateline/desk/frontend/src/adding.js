// Dropping articles on any page: they are sent, coded, and what was found is shown as it comes.
const csrf = () => document.querySelector("meta[name=csrf]").content;
const ENDINGS = /\.(txt|html?|xhtml|jsonl|ndjson)$/i;

export function acceptDrops() {
  let depth = 0;
  const over = (on) => document.body.classList.toggle("dropping", on);
  document.addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    depth += 1;
    over(true);
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (!depth) over(false);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    depth = 0;
    over(false);
    const files = await dropped(event.dataTransfer);
    const address = event.dataTransfer.getData("text/uri-list").split("\n")[0].trim();
    if (files.length) send(files);
    else if (address) give(address);
  });
  document.getElementById("files")?.addEventListener("change", (event) => {
    send([...event.target.files]);
    event.target.value = "";
  });
  document.getElementById("place")?.addEventListener("submit", (event) => {
    event.preventDefault();
    give(event.target.elements.source.value);
  });
}

// The files of a drop, and those inside a dropped folder.
async function dropped(transfer) {
  const entries = [...transfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  const found = [];
  const walk = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      if (entries.includes(entry) || ENDINGS.test(file.name)) found.push(file);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const inner = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!inner.length) return;
      for (const one of inner) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

async function send(files) {
  const body = new FormData();
  for (const file of files) body.append("data", file, file.name);
  const named = files.length === 1 ? files[0].name : `${files.length} files`;
  start(named, fetch("/api/jobs/files", { method: "POST", body, headers: { "x-csrf-token": csrf() } }));
}

async function give(source) {
  const headers = { "x-csrf-token": csrf(), "content-type": "application/json" };
  start(source, fetch("/api/jobs", { method: "POST", body: JSON.stringify({ source }), headers }));
}

function make(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

async function start(named, asked) {
  const place = document.getElementById("jobs") ?? document.getElementById("notice");
  const card = make("section", "job");
  const head = make("p", "job-head", named);
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `Coding ${named}`);
  const state = make("p", "job-state", "sending …");
  const list = make("ul", "job-list");
  card.append(head, bar, state, list);
  place.prepend(card);
  const fail = (reason) => {
    bar.remove();
    state.textContent = reason;
    state.classList.add("wrong");
  };
  try {
    const answer = await asked;
    const said = await answer.json();
    if (!answer.ok) return fail(said.error);
    state.textContent = WORDS.waiting();
    turn = turn.then(() => watch(said.job, { bar, state, list, fail }));
  } catch {
    fail("the desk does not answer; is it still running?");
  }
}

// Jobs are watched in turn, as they are coded: a browser holds no more than six connections to a
// desk, and with a few files dropped one by one no page would get through any more.
let turn = Promise.resolve();

function watch(job, parts) {
  return new Promise((over) => follow(job, parts, over));
}

function follow(job, { bar, state, list, fail }, over) {
  const steps = new EventSource(`/jobs/${job}/steps`);
  steps.addEventListener("step", (event) => {
    const step = JSON.parse(event.data);
    if (step.total) {
      bar.max = step.total;
      bar.value = step.done;
    }
    if (step.issue) list.append(make("li", "wrong", step.issue));
    else if (step.article) list.prepend(coded(step));
    state.textContent = WORDS[step.state](step);
    if (step.state === "failed") fail(step.issue);
    if (step.state === "done") bar.remove();
    if (step.state === "done" || step.state === "failed") {
      steps.close();
      over();
      document.dispatchEvent(new CustomEvent("desk:coded"));
    }
  });
  steps.addEventListener("error", () => {
    if (steps.readyState !== EventSource.CLOSED) return;
    fail("the desk stopped answering; what it had coded is kept");
    over();
  });
}

const WORDS = {
  waiting: () => "waiting …",
  reading: () => "reading …",
  coding: (s) => (s.done ? `${s.done} of ${s.total} coded` : "starting the parser …"),
  done: (s) => (s.total ? `${s.total} coded` : "nothing to code"),
  failed: () => "failed",
};

function coded(step) {
  const item = make("li", "");
  const link = make("a", "", step.title ?? step.article);
  link.href = `/articles/${step.article}`;
  const found = `${step.events} event${step.events === 1 ? "" : "s"}`;
  item.append(link, make("span", "note", step.new ? ` ${found}` : ` ${found}, coded before`));
  return item;
}

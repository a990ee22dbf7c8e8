// What a script adds: the page follows while somebody types. Without it, every form still posts.
"use strict";

let role = begin();
listen();

function begin() {
  const form = document.querySelector("form[data-live]");
  return form && start(form);
}

function say(name, visible) {
  const told = document.querySelector(`[data-${name}]`);
  if (told) told.hidden = !visible;
  return told;
}

function sleep(seconds) {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}

// Ask to be told when a file changes that the role depends on. A page that nobody sees asks nothing: browsers open few
// connections to one program, and each page that waits takes one.
async function listen() {
  const place = document.querySelector("[data-news]");
  if (!place) return;
  const address = place.dataset.news;
  let seen = place.dataset.seen;
  for (let failed = 0; ;) {
    while (document.hidden) {
      await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
    }
    const stop = new AbortController();
    const hide = () => document.hidden && stop.abort();
    document.addEventListener("visibilitychange", hide);
    let pause = 0;
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ seen }), signal: stop.signal });
      if (answer.status === 200) {
        const told = await answer.json();
        seen = (await renew(told)) ?? told.seen;
      } else if (answer.status !== 204) pause = Number(answer.headers.get("Retry-After")) || 30;
      failed = 0;
    } catch {
      if (!stop.signal.aborted) pause = Math.min(2 ** failed++, 30);
    }
    document.removeEventListener("visibilitychange", hide);
    if (pause) await sleep(pause);
  }
}

// Show a role as it is on the disk; return what is shown, where that is known. What somebody has typed is never replaced.
async function renew(told) {
  const broken = say("broken", !told.usable);
  if (broken) broken.querySelector("pre").textContent = told.explained;
  if (!role) {
    location.reload(); // a page that says what is wrong
    return;
  }
  if (!told.usable) return;
  if (!role.typed()) {
    role.preview();
    const answer = await fetch(role.address());
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!role.typed()) {
      replace(fresh);
      now("renewed");
      return document.querySelector("[data-seen]").dataset.seen;
    }
  }
  if ((await role.show()) === false) now("kept");
}

function now(name) {
  for (const each of document.querySelectorAll("main > .told.good, .told.fresh")) each.hidden = true;
  say(name, true).querySelector("time").textContent = new Date().toLocaleTimeString(document.documentElement.lang);
}

function replace(fresh) {
  const parts = ["header.bar nav", ".head", ".editor", ".downloads"];
  const open = [...document.querySelectorAll(".kpi details[open]")].map((each) => each.closest(".kpi").id);
  const unfolded = document.querySelector(".downloads").open;
  const focus = document.activeElement?.id;
  role.end();
  history.replaceState(null, "", role.address());
  for (const name of ["stale", "offline", "refused"]) say(name, false);
  for (const part of parts) document.querySelector(part).replaceWith(fresh.querySelector(part));
  for (const id of open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
  document.querySelector(".downloads").open = unfolded;
  document.title = fresh.title;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  role = begin();
}

function start(form) {
  document.body.classList.add("live");
  const ended = new AbortController();
  const { signal } = ended;
  const frame = document.querySelector("iframe[name=paper]");
  const undo = form.querySelector("[data-undo]");
  const point = form.dataset.point;
  const past = [];
  const saved = state();
  let shown = saved;
  let changed = form.elements.draft.value !== "";
  let timer = 0;
  let asked = 0;

  const sliders = new Map();
  for (const slider of form.querySelectorAll(".slider")) {
    const field = document.getElementById(slider.dataset.for);
    sliders.set(field, slider);
    slider.hidden = false;
    field.addEventListener("input", () => follow(field));
    slider.addEventListener("input", () => type(field, slider.valueAsNumber));
    field.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (!steps || !Number.isFinite(numberIn(field))) return;
      event.preventDefault();
      slider.valueAsNumber = numberIn(field);
      slider.stepUp(steps);
      type(field, slider.valueAsNumber);
    });
    follow(field);
  }

  function numberIn(field) {
    return Number.parseFloat(field.value.replace(",", "."));
  }

  // A slider stands where its number is; an empty field leaves it grey at the low end.
  function follow(field) {
    const slider = sliders.get(field);
    if (!slider) return;
    const value = numberIn(field);
    slider.classList.toggle("unset", !Number.isFinite(value));
    slider.value = Number.isFinite(value) ? value : slider.min;
  }

  function type(field, value) {
    const sign = field.value.trim().endsWith("%") ? "%" : "";
    field.value = String(Math.round(value * 1e6) / 1e6).replace(".", point) + sign;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.target.name.startsWith("add.")) return;
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });

  // What the form says, without what the page itself keeps in it.
  function state() {
    const own = new Set(["base", "draft", "doc.shown", "lang.shown"]);
    return JSON.stringify([...new FormData(form).entries()].filter(([name]) => !own.has(name)));
  }

  function later() {
    showKinds();
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  }

  function showKinds() {
    for (const select of form.querySelectorAll("select[name$='.kind']")) {
      select.closest(".statement").querySelector(".other").toggleAttribute("data-unused", select.value !== "between");
    }
  }

  async function ask() {
    const now = state();
    if (now === shown) return;
    past.push(shown);
    undo.hidden = false;
    shown = now;
    await show();
  }

  async function show() {
    const turn = ++asked;
    let told;
    try {
      const answer = await fetch(form.dataset.live, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
      });
      if (turn !== asked || signal.aborted) return;
      say("offline", false);
      say("refused", !answer.ok);
      if (!answer.ok) return;
      told = await answer.json();
    } catch {
      say("offline", true);
      return; // what is typed stays, and the forms still post
    }
    if (turn !== asked || signal.aborted) return;
    changed = told.changed;
    say("stale", told.stale);
    form.elements.draft.value = told.draft;
    const here = new URL(location.href);
    here.searchParams.set("draft", told.draft);
    here.searchParams.delete("said");
    history.replaceState(null, "", here);
    for (const list of form.querySelectorAll("[data-problems]")) write(list, told.fields[list.dataset.problems] ?? []);
    for (const chart of form.querySelectorAll("[data-chart]")) {
      if (told.charts[chart.dataset.chart]) chart.innerHTML = told.charts[chart.dataset.chart];
    }
    const weights = form.querySelector("[data-weights]");
    if (weights.textContent !== told.weights) weights.textContent = told.weights;
    weights.classList.toggle("off", !told.fits);
    form.querySelector("[data-bar]").innerHTML = told.bar;
    document.querySelector("[data-chip]").innerHTML = told.chip;
    for (const name of ["summary", "elsewhere"]) {
      const part = form.querySelector(`[data-${name}]`);
      const open = part.querySelector("details")?.open ?? false;
      part.innerHTML = told[name];
      const details = part.querySelector("details");
      if (details) details.open = open;
    }
    preview();
    return told.stale;
  }

  function write(list, problems) {
    list.replaceChildren(...problems.map((each) => {
      const item = document.createElement("li");
      const code = document.createElement("span");
      item.className = "problem " + each.mark;
      code.className = "code";
      code.textContent = each.code;
      item.append(code, " " + each.message);
      if (each.hint) {
        const hint = document.createElement("span");
        hint.className = "hint";
        hint.textContent = "→ " + each.hint;
        item.append(" ", hint);
      }
      return item;
    }));
    const wrong = problems.some((each) => each.mark === "error");
    for (const name of [list.dataset.problems, list.dataset.problems + ".value"]) {
      const field = document.getElementById(name);
      if (field?.tagName !== "INPUT") continue;
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (wrong) list.closest("details")?.setAttribute("open", "");
  }

  // The new page takes the place of the old one at the same height.
  function preview() {
    const values = { doc: form.elements["doc.shown"].value, lang: form.elements["lang.shown"].value };
    const draft = form.elements.draft.value;
    const alone = document.querySelector("[data-alone]");
    const url = new URL(alone.href);
    url.pathname = url.pathname.replace(/[^/]+$/, values.doc + ".html");
    for (const each of [url, ...document.querySelectorAll("[data-download]")]) {
      const address = each === url ? url : new URL(each.href);
      if (draft) address.searchParams.set("draft", draft);
      address.searchParams.set("lang", values.lang);
      if (each !== url) each.href = address;
    }
    alone.href = url;
    const top = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, top), { once: true });
    frame.contentWindow.location.replace(url);
  }

  for (const tab of document.querySelectorAll("button.tab")) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      for (const each of document.querySelectorAll(`button.tab[name=${tab.name}]`)) {
        each.setAttribute("aria-pressed", String(each === tab));
      }
      form.elements[tab.name + ".shown"].value = tab.value;
      preview();
    }, { signal });
  }

  undo.addEventListener("click", () => {
    const before = past.pop();
    if (before === undefined) return;
    const values = new Map(JSON.parse(before));
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.tagName === "BUTTON") continue;
      if (field.type === "checkbox") field.checked = values.has(field.name);
      else field.value = values.get(field.name) ?? "";
      follow(field);
    }
    showKinds();
    clearTimeout(timer);
    shown = before;
    undo.hidden = past.length === 0;
    if (undo.hidden) form.querySelector("button.main").focus();
    show();
  });

  // Where the role is shown as it is saved, in the document and language that are open.
  function address() {
    const url = new URL(location.pathname, location.href);
    for (const name of ["doc", "lang"]) url.searchParams.set(name, form.elements[name + ".shown"].value);
    return url;
  }

  return {
    address,
    preview,
    show,
    typed: () => changed || state() !== saved,
    end() {
      ended.abort();
      clearTimeout(timer);
    },
  };
}


"use strict";
{
  const OPENED_AT_ONCE = 100;
  const form = document.getElementById("choices");
  const fields = ["text", "severity", "rule", "folder", "fix"];
  const notes = document.getElementById("groups");
  const rules = document.createElement("div");
  const links = [...document.querySelectorAll(".chart a")];
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    home: element.parentNode,
    severity: element.classList[1],
    rule: element.dataset.rule,
    folder: element.dataset.folder,
    fix: element.dataset.fix,
  }));

  // Text is compared as people read it: decomposed Hangul and full-width letters are no others.
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const textOf = (finding) => (finding.text ??= plain(finding.element.textContent));

  const picks = {
    text: (finding, words) => plain(words).split(/\s+/).every((word) => textOf(finding).includes(word)),
    severity: (finding, value) => finding.severity === value,
    rule: (finding, value) => finding.rule === value,
    folder: (finding, value) => finding.folder === value,
    fix: (finding, value) =>
      value === "none" ? finding.fix === "" : value === "any" ? finding.fix !== "" : finding.fix === value,
  };

  function groupOf(link) {
    const group = document.createElement("details");
    group.className = "group";
    const summary = group.appendChild(document.createElement("summary"));
    summary.appendChild(document.createElement("h3")).textContent = link.dataset.rule;
    const count = summary.appendChild(document.createElement("span"));
    count.className = "counts";
    count.textContent = link.parentNode.querySelector(".count").title;
    const about = link.parentNode.querySelector(".about");
    if (about) {
      const line = group.appendChild(document.createElement("p"));
      line.className = "about";
      line.append(...about.cloneNode(true).childNodes);
    }
    const list = group.appendChild(document.createElement("ol"));
    rules.append(group);
    return [link.dataset.rule, list];
  }

  let lists = null;
  function arrange(by) {
    if (document.body.dataset.by === by) return;
    document.body.dataset.by = by;
    lists ??= new Map(links.filter((link) => "rule" in link.dataset).map(groupOf));
    for (const finding of findings) {
      (by === "rule" ? lists.get(finding.rule) : finding.home).append(finding.element);
    }
    (by === "rule" ? notes : rules).replaceWith(by === "rule" ? rules : notes);
  }

  const groups = () => [...document.querySelectorAll(".group")];

  function show(opening) {
    const chosen = fields.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
    arrange(form.elements.by.value);
    let count = 0;
    for (const finding of findings) {
      const picked = chosen.every(([name, value]) => picks[name](finding, value));
      finding.element.hidden = !picked;
      count += picked;
    }
    for (const group of groups()) {
      const shown = group.querySelectorAll(".finding:not([hidden])").length;
      group.hidden = shown === 0;
      const counts = group.querySelector(".counts");
      if (chosen.length) counts.dataset.shown = `${shown} of `;
      else delete counts.dataset.shown;
      if (opening && count <= OPENED_AT_ONCE) group.open = true;
    }
    for (const name of fields) form.elements[name].classList.toggle("set", form.elements[name].value !== "");
    for (const link of links) {
      const [kind] = Object.keys(link.dataset);
      const current = form.elements[kind].value === link.dataset[kind];
      link.toggleAttribute("aria-current", current);
    }
    document.getElementById("none").hidden = count > 0;
    form.querySelector("output").textContent =
      count === findings.length ? `${count.toLocaleString("en")} findings` : `${count.toLocaleString("en")} of ${findings.length.toLocaleString("en")}`;
    return chosen;
  }

  // The address says what is picked, so that it can be sent to somebody.
  function changed() {
    const chosen = show(true);
    if (form.elements.by.value !== "note") chosen.push(["by", form.elements.by.value]);
    const query = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", query ? `#?${query}` : "#");
  }

  form.reset(); // a browser that reloads keeps what was picked, the address may say other things
  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, event.target.name === "text" ? 150 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  form.elements.open.addEventListener("click", () => groups().forEach((group) => (group.open = true)));
  form.elements.close.addEventListener("click", () => groups().forEach((group) => (group.open = false)));
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const [kind] = Object.keys(link.dataset);
      const field = form.elements[kind];
      field.value = field.value === link.dataset[kind] ? "" : link.dataset[kind];
      changed();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      form.elements.text.focus();
    }
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = groups().filter((group) => !group.open);
    closed.forEach((group) => (group.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((group) => (group.open = false)));

  form.hidden = false;
  if (location.hash.startsWith("#?")) {
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) {
      if (fields.includes(name) || name === "by") form.elements[name].value = value;
    }
    show(true);
  } else {
    show(false);
  }
}

"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const texts = findings.map((one) => one.textContent.toLowerCase());
  const marks = [...document.querySelectorAll(".mark")];
  const status = document.getElementById("shown");
  const checked = (name) => {
    const boxes = [...form.elements].filter((one) => one.name === name);
    return boxes.length ? new Set(boxes.filter((one) => one.checked).map((one) => one.value)) : null;
  };
  const update = () => {
    const wanted = ["severity", "category", "language"].map((name) => [name, checked(name)]);
    const words = form.elements.search.value.toLowerCase().trim();
    const shown = new Set();
    findings.forEach((one, at) => {
      const fits = wanted.every(([name, values]) => !values || values.has(one.dataset[name]));
      one.hidden = !fits || !texts[at].includes(words);
      if (!one.hidden) shown.add(one.id.slice("finding-".length));
    });
    marks.forEach((mark) => {
      const any = mark.dataset.findings.split(" ").find((number) => shown.has(number));
      mark.className = any ? `mark ${document.getElementById(`finding-${any}`).dataset.severity}` : "mark";
      if (any) mark.setAttribute("href", `#finding-${any}`);
    });
    status.textContent = `${shown.size} of ${findings.length} findings shown`;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
  });
  update();
})();

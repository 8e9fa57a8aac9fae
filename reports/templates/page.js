(() => {
  "use strict";
  const lang = document.documentElement.lang;
  const words = document.body.dataset;
  const make = (name, parts) => Object.assign(document.createElement(name), parts);
  const key = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.n === undefined ? cell.textContent.trim() : Number(cell.dataset.n);
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), lang, { numeric: true });
  const nothing = (value) => value === "" || value === "–";
  const sorts = (table) => {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const up = was ? was === "descending" : !head.classList.contains("n");
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const order = (x, y) => {
          const [a, b] = [key(x, at), key(y, at)];
          return nothing(a) - nothing(b) || (up ? 1 : -1) * compare(a, b);
        };
        body.append(...[...body.rows].sort(order));
      });
    });
  };
  const filters = (table) => {
    const label = make("label", { className: "filter", textContent: words.filter + " " });
    const input = make("input", { type: "search", autocomplete: "off" });
    const told = make("span", { className: "told" });
    told.setAttribute("role", "status");
    label.append(input);
    const line = make("div", { className: "controls" });
    line.append(label, told);
    table.parentElement.before(line);
    input.addEventListener("input", () => {
      const sought = input.value.toLocaleLowerCase(lang).split(/\s+/).filter(Boolean);
      const rows = [...table.tBodies[0].rows];
      const fits = (row) => sought.every((w) => row.textContent.toLocaleLowerCase(lang).includes(w));
      rows.forEach((row) => (row.hidden = !fits(row)));
      const counts = [rows.filter((row) => !row.hidden).length, rows.length];
      told.textContent = sought.length ? words.found.replace(/#/g, () => counts.shift()) : "";
    });
  };
  document.querySelectorAll("table.sorts").forEach(sorts);
  document.querySelectorAll("table.long").forEach(filters);
})();

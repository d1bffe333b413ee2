"""The style and the script of the report: the filters need some twenty lines, nothing else does."""

STYLE = """
:root { color-scheme: light dark; --line: #8886; --solved: #2a7d4f; --wrong: #c0392b;
  --asked: #b07d12; --failed: #6c5b9e }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 } td, th { padding: .2rem .7rem; text-align: right;
  border-bottom: 1px solid var(--line) } td:first-child, th:first-child { text-align: left }
form { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0; position: sticky; top: 0;
  background: Canvas; padding: .5rem 0; border-bottom: 1px solid var(--line) }
select { max-width: 14rem }
details { border-bottom: 1px solid var(--line); padding: .35rem 0 } summary { cursor: pointer }
summary b { display: inline-block; min-width: 4.2rem; color: var(--kind) }
.solved { --kind: var(--solved) } .wrong { --kind: var(--wrong) } .asked { --kind: var(--asked) }
.failed { --kind: var(--failed) }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid var(--line);
  padding-left: .8rem } mark { background: #ffd54a88; color: inherit; border-radius: 2px }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; max-height: 24rem; overflow: auto }
dt { font-weight: 600; margin-top: .5rem } dd { margin-left: 1rem } .muted { opacity: .7 }
@media print { form { display: none } }
"""

SCRIPT = """
const form = document.getElementById("filters"), shown = document.getElementById("shown");
const cases = [...document.querySelectorAll("#cases > details")];
const fields = ["outcome", "dataset", "family", "configuration"];
function filter() {
  const words = form.elements.words.value.toLowerCase();
  let count = 0;
  for (const each of cases) {
    const fits = fields.every(name => !form.elements[name].value
      || each.dataset[name] === form.elements[name].value)
      && (!words || each.textContent.toLowerCase().includes(words));
    each.hidden = !fits;
    count += fits;
  }
  shown.textContent = count + " of " + cases.length;
}
form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
filter();
"""

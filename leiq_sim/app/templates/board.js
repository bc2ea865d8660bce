// Progress while cells run, a word when the kernel is gone, and a question before a language switch loses what was moved.
const leiq = {{ {"words": page.words, "base": page.base_url} | tojson }};
// The boards know the dark by this mark, as JupyterLab sets it; here the visitor's system decides.
const dark = matchMedia("(prefers-color-scheme: dark)");
const shade = () => { document.body.dataset.jpThemeLight = String(!dark.matches); };
dark.addEventListener("change", shade);
shade();
window.voila_process = (cell, cells) => {
  document.getElementById("loading_text").textContent = leiq.words.loading + ": " + cell + " / " + cells;
  document.getElementById("loading_bar").style.width = 100 * cell / cells + "%";
};
// Voilà puts its shell beside the page's main landmark; it belongs inside.
new MutationObserver((changes, watch) => {
  const shell = document.getElementById("main");
  if (!shell) return;
  watch.disconnect();
  document.getElementById("content").insertBefore(shell, document.querySelector(".app-below"));
}).observe(document.body, {childList: true});
function leiqWatch() {
  const kernel = JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId;
  const strip = document.createElement("p");
  strip.className = "app-strip app-below";
  strip.setAttribute("role", "alert");
  strip.hidden = true;
  document.getElementById("content").append(strip);
  const say = (words) => {
    if (strip.dataset.said === words) return;
    strip.dataset.said = words;
    strip.hidden = !words;
    strip.textContent = words;
    if (!words) return;
    const anew = document.createElement("a");
    anew.href = location.pathname;
    anew.textContent = leiq.words.reload;
    strip.append(anew);
  };
  const look = () => fetch(leiq.base + "api/kernels/" + kernel)
    .then((answer) => say(answer.status === 404 ? leiq.words.ended : ""), () => say(leiq.words.gone));
  setInterval(look, 20000);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  for (const link of document.querySelectorAll(".app-languages a")) {
    link.addEventListener("click", (event) => {
      if (document.querySelector(".leiq-changed") && !confirm(leiq.words.loses)) event.preventDefault();
    });
  }
}

"""The boards' one style sheet: colours are those of the figures."""

import base64
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from html import escape

from leiq_sim.figures.style import DARK, DISTRICT_DARK, DISTRICT_SIGNS, FONTS, LIGHT, Roles
from leiq_sim.files.fonts import FAMILY, web_fonts

_FONTS = ", ".join(f'"{name}"' for name in FONTS if name != "DejaVu Sans") + ", system-ui, sans-serif"
_RULES = """
.leiq { background:var(--page); color:var(--ink); padding:16px 20px 20px;
  container-type:inline-size;
  font:400 15px/1.45 FONTS; overflow:visible; --jp-widgets-font-size:15px; --jp-widgets-color:var(--ink);
  --jp-widgets-label-color:var(--ink); --jp-widgets-input-color:var(--ink);
  --jp-widgets-input-background-color:var(--surface);
  --jp-widgets-input-border-color:var(--edge); --jp-widgets-input-focus-border-color:var(--scen);
  --jp-widgets-slider-handle-background-color:var(--surface); --jp-widgets-slider-handle-border-color:var(--ink3);
  --jp-widgets-slider-active-handle-color:var(--scen); --jp-widgets-margin:0px; --jp-ui-font-color1:var(--ink);
  --jp-content-font-color1:var(--ink); --jp-content-font-size1:15px; }
.leiq * { box-sizing:border-box }
.leiq .widget-html, .leiq .widget-html-content { margin:0; overflow:visible; line-height:1.45; font:inherit;
  color:inherit; height:auto }
.leiq .widget-box { overflow:visible }
.leiq input, .leiq button, .leiq select { font-family:FONTS !important }
.leiq input[type=number], .leiq input[type=text] { border-radius:3px; height:28px; font-variant-numeric:tabular-nums
  }
.leiq h2 { font-size:27px; line-height:1.2; font-weight:600; margin:0; color:var(--ink) }
.leiq h3 { font-size:18px; line-height:1.3; font-weight:600; margin:0 0 2px; color:var(--ink) }
.leiq h4 { font-size:15px; font-weight:600; margin:14px 0 4px; padding-bottom:4px; border-bottom:1.5px solid
  var(--edge);
  display:flex; justify-content:space-between; color:var(--ink) }
.leiq h4 span { font-weight:400; font-size:13px; color:var(--ink2) }
.leiq p { margin:0 0 6px }
.leiq a, .leiq summary { color:var(--scen) }
.leiq summary { cursor:pointer; font-size:14px; padding:4px 0; width:max-content; max-width:100% }
.leiq details { border-top:1px solid var(--line); margin-top:10px; padding-top:6px }
.leiq :focus-visible { outline:2px solid var(--scen); outline-offset:2px }
.leiq-caption { font-size:14px; color:var(--ink2) }
.leiq-head { display:flex; justify-content:space-between; gap:8px 24px; margin-right:24px; flex-wrap:wrap; align-items:baseline }
.leiq-note { display:inline-block; background:var(--warn-wash); color:var(--warn); border:1px solid
  var(--warn-fill);
  border-radius:4px; padding:2px 10px; font-size:13px; font-weight:600 }
.leiq-answer { background:var(--surface); border-left:4px solid var(--scen); padding:12px 20px; margin:12px 0 16px;
  font-size:19px; line-height:1.35 }
.leiq-answer p { font-size:14px; color:var(--ink2); margin:4px 0 0 }
.leiq-card, .leiq-cardbox { background:var(--surface); border:1px solid var(--line); border-radius:4px; padding:16px
  20px; margin:0 0 16px }
.leiq-strip { font-size:14px; padding:7px 12px; border-radius:4px; margin:12px 0; background:var(--surface);
  border:1px solid var(--line);
  color:var(--ink2); position:relative; min-height:37px }
.leiq-strip.leiq-stale { background:var(--warn-wash); border-color:var(--warn-fill); color:var(--warn) }
.leiq-strip.leiq-error { background:var(--bad-wash); border-color:var(--bad); color:var(--bad) }
.leiq-bar { position:absolute; left:0; right:0; bottom:0; height:4px; background:var(--wash) }
.leiq-bar div { height:4px; background:var(--scen); transition:width .2s }
.leiq-sign { vertical-align:-3px; margin-right:2px; flex:none }
.leiq-verdict { white-space:nowrap; font-weight:600 }
.leiq-verdict.leiq-better { color:var(--good) } .leiq-verdict.leiq-worse { color:var(--bad) }
  .leiq-verdict.leiq-same { color:var(--same) }
.leiq-keys { display:flex; flex-wrap:wrap; gap:4px 18px; font-size:13px; color:var(--ink2); margin:4px 0 8px }
.leiq-keys svg { vertical-align:-3px; margin-right:3px }
.leiq-keys .leiq-verdict { font-weight:400; color:var(--ink2) }
.leiq-scroll { overflow-x:auto } .leiq-span { color:var(--ink2); white-space:nowrap; font-size:13px }
.leiq .widget-html { width:100%; min-width:0 } .leiq .widget-html-content { width:100%; min-width:0; flex:1 1 0 }
.leiq .leiq-name.widget-html { width:auto } .leiq .leiq-unit.widget-html, .leiq .leiq-unit .widget-html-content { width:auto; flex:0 0 auto }
.leiq-headbox { flex:1 1 0 } .leiq .leiq-row > .leiq-row { flex:0 0 auto }
.leiq .noUi-handle { border:2px solid var(--ink3) !important; background:var(--surface) !important; box-shadow:none }
.leiq .leiq-changed .noUi-handle { border-color:var(--scen) !important; background:var(--scen) !important }
.leiq-warnings details { border:0; margin:0 } .leiq-tiles .leiq-verdict { white-space:normal; font-size:14px }
.leiq .leiq-table caption { text-align:left; caption-side:top; font-weight:600; color:var(--ink); padding:8px 0 2px }
.leiq .leiq-table { border-collapse:collapse; width:100%; font-size:14px; margin:6px 0;
  font-variant-numeric:tabular-nums }
.leiq .leiq-table th, .leiq .leiq-table td { text-align:left; padding:5px 8px 5px 0; border:0; border-bottom:1px
  solid var(--line);
  background:none; color:var(--ink); vertical-align:top }
.leiq .leiq-table th { font-weight:600; color:var(--ink2); font-size:13px; border-bottom:1.5px solid var(--edge) }
.leiq .leiq-table td:first-child { white-space:normal }
.leiq .leiq-table .leiq-right { text-align:right; padding-right:12px }
.leiq-tiles { display:grid; grid-template-columns:repeat(4, minmax(0, 1fr)); gap:12px; margin-bottom:16px }
.leiq-tiles .leiq-card { margin:0; padding:10px 12px } .leiq-tile-range { font-size:13px !important }
.leiq-tile-label { font-size:14px; line-height:1.3; min-height:55px; color:var(--ink) }
.leiq-tile-value { white-space:nowrap; font-size:25px; line-height:1.2; font-weight:600 } .leiq-tile-value small { font-size:13px;
  font-weight:400 }
.leiq-tile-base { white-space:nowrap; font-size:13px; color:var(--ink3); margin-bottom:6px }
.leiq-tile-diff { font-weight:600; font-size:15px } .leiq-tile-range { font-size:14px; color:var(--ink2);
  min-height:42px; line-height:1.5 } .leiq .leiq-table .leiq-verdict { white-space:normal } .leiq .leiq-columns .leiq-left { min-width:0 } .leiq-tile-verdict { min-height:22px } .leiq-tile-sure { font-size:13px; color:var(--ink2); min-height:20px }
.leiq-tile-strip { height:24px; margin:2px 0 4px } .leiq-tilekey { align-self:end } .leiq-tilekey .leiq-keys { margin:0; flex-direction:column }
.leiq-stale .leiq-chart, .leiq-stale .leiq-table { opacity:.55 }
.leiq-stale .leiq-card { border:1px dashed var(--warn) }
.leiq-stale .leiq-tiles .leiq-card { background:repeating-linear-gradient(135deg, var(--surface) 0 7px, var(--wash) 7px 8px) }
.leiq .leiq-stale h3 { color:var(--ink3) } .leiq-stale .leiq-keys .leiq-verdict { visibility:hidden }
.leiq-stale .leiq-tile-strip { opacity:.4 }
.leiq-stale .leiq-answer { border-left-color:var(--warn-fill); color:var(--ink3) }
.leiq-stale .leiq-tile-value, .leiq-stale .leiq-tile-diff, .leiq-stale .leiq-stamp { color:var(--ink3) }
.leiq-stale .leiq-verdict { font-size:0 !important; color:var(--same) } .leiq-stale .leiq-verdict svg { display:none }
.leiq-stale .leiq-verdict::before { content:""; display:inline-block; width:10px; height:10px; border:1.8px dashed var(--same); border-radius:50%; margin-right:5px; vertical-align:-1px }
.leiq-stale .leiq-verdict::after { content:attr(data-stale); font-size:14px }
.leiq-stale .leiq-export { visibility:hidden }
.leiq-finding { font-size:16px; font-weight:600; line-height:1.35; margin:8px 0 6px !important }
.leiq .leiq-curve-what { display:grid !important; grid-template-columns:minmax(0, 1fr) minmax(0, 1fr); gap:8px 24px; margin-top:8px }
.leiq .leiq-curve-what > .widget-dropdown { width:100% !important; margin:0 } .leiq-curve-what .widget-label { width:auto !important; margin-right:8px }
.leiq-curve-goal { display:flex !important; align-items:center; gap:8px; margin:8px 0 4px } .leiq .leiq-curve-goal .leiq-unit { margin-right:16px }
@container (max-width:760px) { .leiq .leiq-curve-what { grid-template-columns:minmax(0, 1fr) } }
.leiq input::placeholder { color:var(--ink3); opacity:1 }
.leiq-statusrow { gap:8px; align-items:center; margin:0 } .leiq .leiq-status { flex:1 1 0 }
.leiq-stampbox { min-height:20px } .leiq-stamp { font-size:13px; color:var(--ink3); margin:0 0 8px !important; text-align:right }
.leiq .leiq-columns { display:grid !important; grid-template-columns:364px minmax(0, 1fr); grid-template-rows:auto 1fr; gap:0 24px; grid-template-areas:"left tiles" "left results"; align-items:start; margin-top:4px }
.leiq-tilesbox { grid-area:tiles } .leiq-left { grid-area:left; min-width:0 } .leiq .leiq-results { min-width:0 } .leiq-columns > .leiq-results { grid-area:results }
.leiq-control { padding:8px 0 8px 12px; border-bottom:1px solid var(--line); border-left:3px solid transparent;
  margin-left:-15px !important }
.leiq-control.leiq-changed { border-left-color:var(--scen); --jp-widgets-slider-handle-background-color:var(--scen);
  --jp-widgets-slider-handle-border-color:var(--scen) }
.leiq-row { align-items:center; justify-content:space-between; gap:6px; min-height:30px }
.leiq-name { flex:1 1 0; min-width:0; line-height:1.25 }
.leiq-unit { flex:0 0 auto; font-size:13px; color:var(--ink2) }
.leiq-number { width:66px !important; flex:0 0 66px } .leiq-number .widget-label { position:absolute; width:1px
  !important; height:1px !important; overflow:hidden; clip-path:inset(50%) }
.leiq-number input { width:66px !important; text-align:right }
.leiq-date .widget-label { width:auto !important; text-align:left; flex:0 0 auto; margin-right:6px } .leiq-date { width:auto
  !important } .leiq-date input { max-width:104px; padding:0 8px !important }
.leiq-replications { margin-top:14px } .leiq-replications input { max-width:80px }
.leiq-wrong input { border:2px solid var(--bad) !important }
.leiq-slider { width:100% !important; margin:0; height:28px }
.leiq-slider .slider-container { margin:0 } .leiq-slider .noUi-target { background:var(--line) }
.leiq-slider .noUi-connect { background:transparent !important }
.leiq-tick { height:0; position:relative; pointer-events:none; margin:0 9px 0 5px; z-index:1 }
.leiq-tick i { position:absolute; top:-24px; width:2px; height:20px; margin-left:-1px; background:var(--ink2) }
.leiq-tick b { position:absolute; top:-16px; height:4px; background:var(--scen) }
.leiq-below { font-size:13px; color:var(--ink2); flex-wrap:wrap; min-height:26px } .leiq-below .widget-label { font-size:13px } .leiq-below .leiq-number, .leiq-below input { height:26px !important }
.leiq .leiq-belowtext.widget-html, .leiq .leiq-source.widget-html, .leiq-belowtext .widget-html-content, .leiq-source .widget-html-content { width:auto; flex:0 0 auto; white-space:nowrap }
.leiq-weeks { justify-content:flex-start } .leiq-sourcemark { white-space:nowrap }
.leiq h5 { font-size:13px; font-weight:600; color:var(--ink2); margin:12px 0 0 }
.leiq-fold { width:100% !important; text-align:left; margin:4px 0 8px }
.leiq .leiq-button:disabled { opacity:.45 }
.leiq-left .leiq-buttons .leiq-button { padding:0 9px !important; font-size:14px } .leiq-left .leiq-title, .leiq-left .leiq-kept { width:100% !important; margin-bottom:6px } .leiq-title .widget-label, .leiq-kept .widget-label { width:70px !important; text-align:left }
.leiq .leiq-exportbox.widget-html, .leiq-exportbox .widget-html-content { width:auto; flex:0 0 auto } .leiq-exportbox a { margin-left:8px } .leiq-buttons { align-items:center }
.leiq-restsbox .leiq-card, .leiq-pickbox .leiq-card { border:0; padding:12px 0 0; margin:0 }
.leiq-restsbox .leiq-stale .leiq-card, .leiq-pickbox .leiq-stale .leiq-card { border:1px dashed var(--warn); padding:12px }
.leiq-buttons { gap:8px; flex-wrap:wrap; margin-top:12px }
.leiq-button { width:auto !important; height:32px !important; border-radius:3px; border:1px solid var(--edge);
  background:var(--surface) !important;
  color:var(--ink) !important; padding:0 14px !important }
.leiq-button.leiq-main { background:var(--scen) !important; color:var(--surface) !important; border-color:var(--scen);
  font-weight:600 }
.leiq-language { width:auto !important } .leiq-language .widget-toggle-button, .leiq-language button { width:40px
  !important; height:28px; margin:0; padding:0;
  border:1px solid var(--edge); background:var(--surface); color:var(--ink2) }
.leiq-language button.mod-active { background:var(--scen); color:var(--surface); box-shadow:none }
.leiq-reading { margin-bottom:10px !important } .leiq-reading-head { margin:8px 0 0 !important }
.leiq-changes { margin:4px 0 0; padding-left:20px; font-size:14px } .leiq-changes li { margin-bottom:4px }
.leiq-choice .widget-label { width:auto !important } .leiq-choice label { font-size:15px; font-weight:600;
  color:var(--ink) } .leiq-choice { width:auto !important }
.leiq .leiq-choice, .leiq .leiq-choice .widget-label-basic { width:auto !important; white-space:normal; height:auto !important;
  line-height:1.35; align-items:flex-start }
.leiq-choice input { margin:3px 8px 0 0 } .leiq-caption .widget-html-content { font-size:14px; color:var(--ink2) }
.leiq-cards { display:grid; grid-template-columns:repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap:16px;
  margin-bottom:16px } .leiq-cards .leiq-card { margin:0 }
.leiq-counts { display:flex; gap:6px 12px; flex-wrap:wrap; font-size:14px; margin:4px 0 6px }
.leiq .leiq-halves { display:grid !important; grid-template-columns:minmax(0, 1fr) minmax(0, 1fr); gap:0 16px; align-items:stretch }
.leiq-halves > .leiq-half { min-width:0 } .leiq-half .leiq-run, .leiq-half .leiq-card { height:100%; margin:0 } .leiq-halves { margin-bottom:16px !important }
.leiq .leiq-bar-of-controls { margin:8px 0 12px; gap:8px 24px; flex-wrap:wrap; justify-content:flex-start; align-items:center }
.leiq-pick .widget-label { width:auto !important; margin-right:6px } .leiq-pick { width:auto !important; max-width:100% } .leiq-pick select { min-width:130px; height:30px }
.leiq-variant select { max-width:380px } .leiq .leiq-months { flex:1 1 160px; width:auto !important; min-width:120px } .leiq-months .widget-label { display:none }
.leiq-threetables { display:grid; grid-template-columns:minmax(0, 1fr) minmax(0, 1fr); grid-template-rows:auto 1fr; gap:8px 28px; align-items:start }
.leiq-threetables > :last-child { grid-column:2; grid-row:1 / 3 }
@container (max-width:760px) { .leiq-threetables { grid-template-columns:minmax(0, 1fr) } .leiq-threetables > :last-child { grid-column:1; grid-row:auto } }
.leiq .leiq-bar-of-controls + .leiq-bar-of-controls { margin-top:8px } .leiq-pathway > .leiq-cardbox { margin-top:12px }
@container (max-width:1000px) { .leiq .leiq-halves { grid-template-columns:minmax(0, 1fr); gap:16px } }
.leiq-foot { font-size:13px; color:var(--ink3); margin-top:4px }
.leiq .lm-Accordion, .leiq .jupyter-widget-Accordion { border:0 }
@container (max-width:900px) { .leiq .leiq-columns { grid-template-columns:minmax(0, 1fr); grid-template-rows:auto; grid-template-areas:"tiles" "left" "results" }
  .leiq .leiq-group { display:grid !important; grid-template-columns:repeat(2, minmax(0, 1fr)); gap:0 28px } .leiq .leiq-group[style*="none"] { display:none !important } }
@container (max-width:560px) { .leiq-tiles { grid-template-columns:repeat(2, minmax(0, 1fr)) } .leiq .leiq-group { grid-template-columns:minmax(0, 1fr) } }
@container (min-width:901px) and (max-width:1000px) { .leiq-tiles { grid-template-columns:repeat(3, minmax(0, 1fr)) } }
/* The arrow of a menu is a picture, black in every theme. */
[data-jp-theme-light="false"] .leiq { --jp-widgets-dropdown-arrow:url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath d='M5 7l4 4 4-4' fill='none' stroke='%23BAC5CE' stroke-width='1.8'/%3E%3C/svg%3E") }
/* Pictures are drawn for light: in the dark their lightness is turned around, and black lets the card show through. */
[data-jp-theme-light="false"] img.leiq-chart { filter:invert(1) hue-rotate(180deg); mix-blend-mode:screen }
"""

# What ipywidgets leaves undone for screen readers. A slider's handle has no name, only its label a title: the handle
# takes it over, in every language. A status that comes and goes with its text is not read out: its place is the live
# region. A style sheet is the one thing a widget can bring along that tells when it is there.
_READ_OUT = """(board => {
  const look = () => {
    for (const handle of board.querySelectorAll('.widget-slider .noUi-handle')) {
      const words = handle.closest('.widget-slider').querySelector('.widget-label')?.title;
      if (words && handle.getAttribute('aria-label') !== words) handle.setAttribute('aria-label', words);
    }
    for (const status of board.querySelectorAll('.widget-html-content [role=status]')) {
      status.closest('.widget-html-content').setAttribute('aria-live', 'polite');
      status.removeAttribute('role');
      status.removeAttribute('aria-live');
    }
  };
  look();
  new MutationObserver(look).observe(board, {subtree: true, childList: true, attributeFilter: ['title']});
})(this.closest('.leiq'))"""


def style() -> str:
    """Return the style sheet as one element; a dark theme changes the colours and nothing else."""
    light = _colours(LIGHT, [colour for colour, _ in DISTRICT_SIGNS])
    dark = _colours(DARK, DISTRICT_DARK)
    return (
        f'<style onload="{escape(_READ_OUT)}">{faces()}.leiq {{{light};color-scheme:light}}'
        f'[data-jp-theme-light="false"] .leiq {{{dark};color-scheme:dark}}'
        f"{_RULES.replace('FONTS', _FONTS)}</style>"
    )


@cache
def faces() -> str:
    """Return the font as rules that hold it whole: a notebook has no address from which to fetch it."""
    return "".join(
        f'@font-face {{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{base64.b64encode(font).decode()}) format('woff')}}"
        for weight, font in web_fonts().items()
    )


def variables(dark: bool = False) -> str:
    """Return colours of a theme, and fonts, as CSS variables, for pages around a board."""
    colours = _colours(DARK, DISTRICT_DARK) if dark else _colours(LIGHT, [colour for colour, _ in DISTRICT_SIGNS])
    return f"{colours};color-scheme:{'dark' if dark else 'light'};--fonts:{_FONTS}"


def _colours(roles: Roles, districts: Sequence[str]) -> str:
    named = [f"--{name.replace('_', '-')}:{colour}" for name, colour in asdict(roles).items()]
    return ";".join([*named, *(f"--district-{number}:{colour}" for number, colour in enumerate(districts))])

"""The style sheet of the data board: rows of values, and the calendar of course runs."""

_RULES = """
.leiq-entry { display:grid !important; grid-template-columns:minmax(200px, 1.5fr) minmax(250px, 1.1fr) 112px
  minmax(170px, 1.2fr) 128px; gap:4px 16px; align-items:center; padding:5px 0 5px 12px; margin-left:-15px !important;
  border-bottom:1px solid var(--line); border-left:3px solid transparent; min-height:40px }
.leiq-entry.leiq-entered { border-left-color:var(--scen) }
.leiq-entry.leiq-typed { background:var(--scen-wash) }
.leiq-present { font-size:14px } .leiq-present b { font-size:15px; font-variant-numeric:tabular-nums }
.leiq-mark { font-size:13px; color:var(--ink2); white-space:nowrap; margin-left:8px }
.leiq-who { font-size:13px; color:var(--ink2); line-height:1.3 }
.leiq-hidden-label .widget-label { position:absolute; width:1px !important; height:1px !important; overflow:hidden;
  clip-path:inset(50%) }
.leiq .leiq-real, .leiq .leiq-real input { width:112px !important } .leiq .leiq-real input { text-align:right }
.leiq .leiq-take { width:128px !important; height:28px !important; margin:0; padding:0 8px !important;
  font-size:13px; border:1px solid var(--edge); border-radius:3px; background:var(--surface) !important;
  color:var(--ink) !important }
.leiq-act { position:sticky; top:0; z-index:6; background:var(--page); padding:6px 0 2px; margin-bottom:8px }
.leiq-actrow { display:flex !important; flex-wrap:wrap; gap:8px 16px; align-items:flex-end }
.leiq .leiq-labelled, .leiq .leiq-labelled .widget-label { width:auto !important }
.leiq .leiq-labelled { display:flex !important; flex-direction:column; align-items:flex-start; height:auto; margin:0 }
.leiq .leiq-labelled .widget-label { height:auto; line-height:1.3; font-size:13px; color:var(--ink2); padding:0 }
.leiq .leiq-labelled input, .leiq .leiq-labelled select { height:30px !important; min-width:112px; flex:0 0 auto
  !important; align-self:auto }
.leiq .leiq-wide input { width:220px } .leiq .leiq-wide select { width:330px; max-width:100% }
.leiq .leiq-narrow input { width:112px }
.leiq .leiq-main[disabled] { opacity:.5 }
.leiq-two { display:grid !important; grid-template-columns:1fr 1fr; gap:16px; align-items:start }
.leiq .leiq-upload { width:max-content !important } .leiq .leiq-years { margin:2px 0 6px }
.leiq-years button { width:72px !important; height:28px; border:1px solid var(--edge); background:var(--surface);
  color:var(--ink2); margin:0; padding:0; box-shadow:none !important }
.leiq-years button.mod-active { background:var(--scen); color:var(--surface) }
.leiq-files a { display:inline-block; margin:2px 16px 6px 0 }
.leiq-cal { margin:8px 0; font-size:13px; border-bottom:1px solid var(--line) }
.leiq-cal-row { display:grid; grid-template-columns:230px 1fr; gap:12px; border-top:1px solid var(--line) }
.leiq-cal-name { padding:4px 0; line-height:1.25; color:var(--ink) } .leiq-cal-group .leiq-cal-name { font-weight:600 }
.leiq-cal-lane { position:relative; min-height:26px; overflow:hidden }
.leiq-cal-month { position:absolute; top:0; bottom:0; border-left:1px solid var(--line); padding:3px 0 0 4px;
  color:var(--ink2); overflow:hidden; white-space:nowrap }
.leiq-cal-free { position:absolute; top:0; bottom:0; width:2px; margin-left:-1px; background:var(--warn-fill);
  opacity:.75 }
.leiq-cal-closed { position:absolute; top:3px; bottom:3px; background:repeating-linear-gradient(135deg, var(--base) 0
  2px, var(--wash) 2px 6px); border:1px solid var(--edge) }
.leiq-cal-run { position:absolute; height:22px; border-radius:3px; padding:1px 6px; overflow:hidden;
  white-space:nowrap; text-overflow:ellipsis; background:var(--base-band); border:1px solid var(--edge);
  color:var(--ink); line-height:18px }
.leiq-cal-run.leiq-mine { background:var(--scen-wash); border:2px solid var(--scen); line-height:16px }
.leiq-cal-run.leiq-gone { background:none; border:2px dashed var(--edge); color:var(--ink2); line-height:16px;
  text-decoration:line-through }
.leiq-swatch { display:inline-block; position:relative; width:24px; height:14px; vertical-align:-2px; margin-right:5px }
.leiq-swatch .leiq-cal-run { left:0; right:0; top:0; height:14px; padding:0 }
.leiq-swatch .leiq-cal-free { left:50% } .leiq-swatch .leiq-cal-closed { left:0; right:0; top:0; bottom:0 }
@container (max-width:1000px) {
  .leiq-entry { grid-template-columns:minmax(180px, 1.4fr) minmax(150px, 1fr) 112px 128px }
  .leiq-entry .leiq-who { grid-column:1 / -1; grid-row:2 } .leiq-entry .leiq-take { grid-column:4; grid-row:1 }
  .leiq-two { grid-template-columns:1fr } .leiq-cal-row { grid-template-columns:170px 1fr } }
"""


def style() -> str:
    """Return the data board's own style sheet as one element."""
    return f"<style>{_RULES}</style>"

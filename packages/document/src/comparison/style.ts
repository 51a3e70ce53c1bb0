/** Looks of the comparison's page: wide, on a phone, in print. */
export const comparisonStyle = `body{margin:0;padding:1em;background:#fff;color:#1a1a1a;line-height:1.6;font-family:SimSun,宋体,STSong,serif}
main{max-width:60em;margin:0 auto}
h1{font-size:1.5em;line-height:1.35;text-wrap:balance}
h1,h2,h3{font-family:SimHei,黑体,STHeiti,sans-serif}
h2{margin:1.6em 0 .5em;font-size:1.2em;border-bottom:2px solid #1a4f9c}
h3{margin:1.2em 0 .4em;font-size:1em}
p,ul{margin:.4em 0}
.caution{border-left:4px solid #9a6700;padding-left:.6em}
.legend{display:flex;flex-wrap:wrap;gap:.2em 1.5em}
.swatch{width:.9em;height:.9em;margin-right:.4em;vertical-align:-.1em}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:.9em;line-height:1.35}
caption{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border-bottom:1px solid #c8c8c8;padding:.3em .4em;font-weight:normal;text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
thead th{border-bottom:2px solid #555;vertical-align:bottom;font-weight:bold}
thead th:first-child,tbody th{text-align:left}
thead th:first-child{width:52%}
.drawn{display:grid;grid-template-columns:3fr 2fr;gap:0 1em;align-items:center}
.bars{display:block;width:100%;height:1.5em;border-left:1px solid #555}
.same th,.same td,.none{color:#595959}
@media (max-width:40em){body{padding:.6em}.drawn{display:block}.bars{height:1.1em;margin-top:.2em}
table{font-size:.8em}thead th:first-child{width:34%}th,td{padding:.3em .15em}}
@media print{@page{size:A4;margin:18mm 15mm}body{padding:0;font-size:10pt}h2,h3,thead{break-after:avoid}tr{break-inside:avoid}}`

/** The page's one style sheet: system fonts, light and dark by the viewer's scheme, quiet on paper. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2733;--soft:#51606d;--line:#cfd8df;--head:#f2f5f8;--accent:#1f5f8f;--good:#17663a;--part:#7a5200;--bad:#a3231a;--plan:#2c4f9e;--mark:#fff4d1}
@media (prefers-color-scheme:dark){:root{--paper:#12181e;--ink:#e4eaf0;--soft:#a6b4c0;--line:#36424d;--head:#1b242c;--accent:#7fb6de;--good:#74cf97;--part:#e0b45a;--bad:#ff948a;--plan:#9db8f5;--mark:#3c3318}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}h2{font-size:1.4rem;margin:2.6rem 0 .8rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}h3{font-size:1.1rem;margin:1.8rem 0 .4rem}h4{font-size:1rem;margin:1.2rem 0 .2rem}
a{color:var(--accent)}a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
p{margin:.4rem 0}.soft{color:var(--soft)}.small{font-size:.875rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:1rem 0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:1rem 0}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
@media (max-width:40rem){dl.facts{display:block}dl.facts dd{margin:0 0 .5rem}table{min-width:42rem}header,main,footer{padding:0 1rem}}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}thead th{background:var(--head);white-space:nowrap}td.path{overflow-wrap:anywhere;min-width:9rem}td.number,th.number{text-align:right;white-space:nowrap}
td.keep,th.keep{white-space:nowrap}
.grid th,.grid td{padding:.25rem .35rem}.grid td.cell,.grid th.cell{text-align:center}
.state{white-space:nowrap;font-weight:600}.good{color:var(--good)}.part{color:var(--part)}.bad{color:var(--bad)}.plan{color:var(--plan)}
.bar{display:block;height:.5rem;min-width:6rem;background:var(--line);border-radius:.25rem;overflow:hidden}.bar span{display:block;height:100%;background:var(--accent)}
blockquote{margin:.3rem 0 .3rem 0;padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--line)}
mark{background:var(--mark);color:inherit;padding:0 .1em}
details{margin:.4rem 0}summary{cursor:pointer}
.criterion{padding:.2rem 0 .6rem;border-bottom:1px solid var(--line)}
.note{border-left:4px solid var(--part);padding:.1rem .8rem;margin:1rem 0}
svg{max-width:100%;height:auto}
footer{padding-bottom:3rem;margin-top:3rem;color:var(--soft);font-size:.875rem}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--head:#eee;--accent:#000;--good:#000;--part:#000;--bad:#000;--plan:#000;--mark:#eee}body{font-size:10pt}nav,.skip{display:none}header,main,footer{max-width:none;padding:0}h2{break-before:page}h2.first{break-before:auto}h3,h4,caption{break-after:avoid}tr,.criterion,blockquote{break-inside:avoid}thead{display:table-header-group}a{text-decoration:none}.wide{overflow:visible}details>*{display:block}}
`.trim();

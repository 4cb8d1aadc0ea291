/** The page's one style sheet: system fonts, light and dark by the viewer's scheme, quiet on paper. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--panel:#f5f7f9;--ink:#1b2530;--soft:#50606e;--line:#d3dbe2;--accent:#1d5c8c;--good:#17663a;--part:#7a5200;--bad:#a3231a;--plan:#2c4f9e;--ask:#6b3fa0;--none:#c3ccd4;--mark:#fdeebf}
@media (prefers-color-scheme:dark){:root{--paper:#11171d;--panel:#1a232b;--ink:#e4eaf0;--soft:#a6b4c0;--line:#34404b;--accent:#86bbe2;--good:#74cf97;--part:#e0b45a;--bad:#ff948a;--plan:#9db8f5;--ask:#c9a8f0;--none:#44515d;--mark:#463a12}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:2}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top,.frame,footer{max-width:84rem;margin:0 auto;padding:0 1.75rem}
.top{padding-top:2.2rem}.eyebrow{color:var(--soft);margin:0;font-weight:600}
h1{font-size:2.1rem;line-height:1.15;margin:.1rem 0 .3rem;letter-spacing:-.01em}
h2{font-size:1.5rem;line-height:1.25;margin:3.2rem 0 .9rem;padding-top:1rem;border-top:3px solid var(--accent)}h2.first{margin-top:1.4rem}
h3{font-size:1.15rem;line-height:1.35;margin:2.2rem 0 .4rem}h4{font-size:1rem;line-height:1.4;margin:0}
.id{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.92em;font-weight:600;white-space:nowrap}
p{margin:.4rem 0}.soft{color:var(--soft)}.small{font-size:.875rem}.path{overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em}a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.frame{display:grid;grid-template-columns:15.5rem minmax(0,1fr);gap:0 3rem;align-items:start}
.toc{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:1.4rem .5rem 1.4rem 0;font-size:.9375rem}
.toc p{margin:.9rem 0 .2rem;font-weight:600}.toc ul{list-style:none;margin:0;padding:0}.toc ul ul{margin:.15rem 0 .4rem;border-left:2px solid var(--line);padding-left:.7rem;font-size:.875rem}.toc a{display:block;padding:.14rem 0;text-decoration:none}.toc a:hover{text-decoration:underline}.toc .sub a{color:var(--ink)}
.tally{display:flex;height:1.1rem;gap:2px;margin:1rem 0 .5rem;border-radius:.4rem;overflow:hidden}.tally span{min-width:.35rem}
.tally .good{background:var(--good)}.tally .claimable{background:repeating-linear-gradient(135deg,var(--good) 0 5px,var(--paper) 5px 7px)}.tally .part{background:var(--part)}.tally .bad{background:var(--bad)}.tally .plan{background:var(--plan)}.tally .ask{background:var(--ask)}.tally .soft{background:var(--none)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;margin:0 0 1.2rem;padding:0}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.8rem;margin:1.2rem 0}.figures div{background:var(--panel);border-radius:.5rem;padding:.7rem .9rem}.figures dt{color:var(--soft);font-size:.875rem}.figures dd{margin:0;font-size:1.35rem;font-weight:600;line-height:1.3}.figures .more{display:block;font-size:.875rem;font-weight:400;color:var(--soft)}
.lead{font-size:1.2rem}.plain{list-style:none;margin:0;padding:0}.sheet{display:none}dl.cover{max-width:60rem;border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:.5rem;padding:.7rem 1rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.4rem;margin:1rem 0}dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
.note{border-left:4px solid var(--part);padding:.15rem .9rem;margin:1rem 0}
.wide{position:relative;overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem}caption{text-align:left;color:var(--soft);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}thead th{background:var(--panel);white-space:nowrap;font-weight:600}th[scope=row]{font-weight:600}td.path{min-width:9rem}td.number,th.number{text-align:right;white-space:nowrap}td.keep,th.keep,span.keep{white-space:nowrap}td .risk{white-space:normal;max-width:13rem}th .soft{font-weight:400}th.document{min-width:13rem}
.grid th,.grid td{padding:.28rem .4rem}.grid tbody th{position:sticky;left:0;background:var(--paper);min-width:11rem}.grid td.cell,.grid th.cell{text-align:center}.grid tbody tr:hover>*{background:var(--panel)}
.state{white-space:nowrap;font-weight:600}.good{color:var(--good)}.part{color:var(--part)}.bad{color:var(--bad)}.plan{color:var(--plan)}.ask{color:var(--ask)}
.tag{display:inline-block;border:1px solid var(--line);border-radius:.3rem;padding:0 .4rem;font-size:.8125rem;color:var(--soft);white-space:nowrap;margin-left:.3rem}
.bar{display:block;height:.45rem;min-width:6.5rem;margin-top:.35rem;background:var(--none);border-radius:.25rem;overflow:hidden}.bar span{display:block;height:100%;background:var(--accent)}
.outcome-head{display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline;justify-content:space-between}
.criterion{border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem;margin:.7rem 0}
.criterion.open{border-left:4px solid var(--bad)}.criterion.open.in-part{border-left-color:var(--part)}.criterion.open.to-read{border-left-color:var(--ask)}
.places,.gaps{list-style:none;margin:.5rem 0 0;padding:0}.places>li{margin:.5rem 0 0}.gaps>li{padding:.55rem 0;border-bottom:1px solid var(--line)}
blockquote{margin:.25rem 0;padding:.15rem 0 .15rem .8rem;border-left:3px solid var(--accent)}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:.15em}
.map{border:1px solid var(--line);border-radius:.5rem}.map svg{display:block;zoom:.85}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--accent)}
footer{padding-top:1.5rem;padding-bottom:3rem;margin-top:3rem;color:var(--soft);font-size:.875rem}
@media (max-width:62rem){.frame{display:block}.toc{position:static;max-height:none;padding:0}.toc .sub{display:none}.toc ul{display:flex;flex-wrap:wrap;gap:0 1.1rem}}
@media (max-width:40rem){.top,.frame,footer{padding-left:1rem;padding-right:1rem}h1{font-size:1.7rem}dl.facts{display:block}dl.facts dd{margin:0 0 .5rem}.figures{grid-template-columns:1fr 1fr}}
@media screen and (max-width:40rem){.wide{overflow:visible}.wide.map{overflow-x:auto}table,tbody,tr,td,th[scope=row],caption{display:block;width:auto}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;margin:0 0 .6rem}tbody th[scope=row],tbody td,.grid tbody th,.grid tbody td{border:0;padding:.12rem 0;white-space:normal;text-align:left;min-width:0;overflow-wrap:anywhere}td.keep,th.keep{white-space:normal}td:empty{display:none}
td[data-head]::before{content:attr(data-head) ": ";color:var(--soft);font-weight:400}.grid tbody th{position:static}.grid td.cell{text-align:left}.grid td.cell .unseen{position:static;width:auto;height:auto;clip-path:none;margin-left:.3rem}}
@media print{
@page{margin:15mm 15mm 17mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt Arial,sans-serif;color:#555}}@page across{size:landscape}
:root{color-scheme:light;--paper:#fff;--panel:#f0f2f4;--ink:#000;--soft:#444;--line:#bbb;--accent:#17425f;--good:#0f4d2b;--part:#5e3f00;--bad:#8a1810;--plan:#223f80;--ask:#4f2c7d;--none:#ccc;--mark:#fdeebf}
body{font-size:9pt;line-height:1.38;print-color-adjust:exact;-webkit-print-color-adjust:exact}.skip,details{display:none}.sheet{display:block;break-before:page;break-inside:avoid}.sheet svg{display:block;max-width:100%}.toc{break-after:page;margin-top:2rem}.toc .sub{display:none}.top h1{font-size:24pt}dl.cover{max-width:none;margin-top:2rem}.top,.frame,footer{max-width:none;padding:0}.frame{display:block}
h2{break-before:page;margin-top:0}h2.first,h2.short{break-before:auto}h2.short{margin-top:1.6rem}h2,h3,h4,caption,.place{break-after:avoid}tr,.criterion,blockquote,.gaps>li,.figures div{break-inside:avoid}thead{display:table-header-group}
a{color:inherit;text-decoration:none}.wide{overflow:visible}p{margin:.2rem 0}h3{margin:1.2rem 0 .2rem}.gaps>li{padding:.28rem 0}.criterion{padding:.35rem .6rem;margin:.4rem 0}.places>li{margin:.2rem 0 0}.figures{grid-template-columns:repeat(5,1fr);gap:.4rem;margin:.6rem 0}.figures div{padding:.3rem .5rem}.lead{font-size:11pt}h2{font-size:13pt;padding-top:.4rem}h3{font-size:10.5pt}h4{font-size:9pt}.small{font-size:8pt}td .risk{max-width:none}table{font-size:8pt}th,td{padding:.18rem .35rem}.bar{margin-top:.15rem;height:.3rem}.grid tbody th{position:static;min-width:0}.map{border:0}.map svg{zoom:1;width:100%;height:auto;max-height:165mm}.across{page:across}td.path{min-width:48mm}
}
`.trim();

/** What the page of a picture adds to the style of the brief. Fixed text: its hash stands in the page's policy. */
export const PICTURE_STYLE = `
:root{--both:light-dark(#5a564d,#bdb7aa);
--c2:light-dark(#c3d9ee,#234a70);--c3:light-dark(#9fc3e5,#2c5f92);
--d2:light-dark(#f7cfae,#6d3d1d);--d3:light-dark(#f0b07c,#8a4a1c);
--b1:light-dark(#ece9e1,#2b2f35);--b2:light-dark(#dfdbd0,#383d45);--b3:light-dark(#cfcabd,#474d56)}
#picture .spread{grid-template-columns:minmax(0,1fr) minmax(0,34rem)}
#picture .spread>div,#picture .spread>figure{min-width:0}
ul.gist{padding:0;list-style:none}ul.gist li+li{margin-top:.45rem}
svg.dyads{max-width:34rem}
.number rect{fill:var(--paper)}.both .line{stroke:var(--both)}.both text{fill:var(--both)}
.arrow.dim{opacity:.15}.number.dim{opacity:.15}
.pbar nav{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:14px}
.pbar nav a{min-height:28px;line-height:28px;text-decoration:none}.pbar nav a:hover{text-decoration:underline}
.pbar .filter{margin:0 0 0 auto;font-size:13px}
.pbar input[type=search]{font:inherit;color:inherit;min-height:30px;width:11rem;border:1px solid var(--edge);border-radius:4px;background:var(--card);padding:0 .4rem}
.pbar .check{display:inline-flex;align-items:center;gap:.35rem;min-height:28px}.pbar .check input{width:18px;height:18px;margin:0}
.part{padding-top:1.9rem;padding-bottom:1rem;scroll-margin-top:var(--bar,0px)}
.part>h2{font:500 1.5rem/1.2 var(--serif);border-top:1px solid var(--rule);padding-top:1.1rem;margin-bottom:.5rem}
.note{font-size:13.5px;color:var(--soft);max-width:80ch;margin-bottom:.8rem}
.scroll{overflow-x:auto;position:relative}
.matrix{width:auto;border-collapse:separate;border-spacing:2px;margin-bottom:1.2rem;font-variant-numeric:tabular-nums}
.matrix caption{caption-side:bottom;text-align:left;font-size:12.5px;color:var(--soft);padding-top:.4rem;max-width:80ch}
.matrix th,.matrix td{border:0;padding:0;text-align:center;vertical-align:middle}
.matrix thead th{font-size:12px;padding:.2rem .35rem;overflow-wrap:normal;vertical-align:bottom}
.matrix thead td{min-width:0}
.matrix tbody th{text-align:right;padding:.1rem .6rem .1rem 0;font-size:13px;position:sticky;left:0;background:var(--paper);max-width:15rem}
.matrix.issues tbody th{text-align:left;min-width:9rem;max-width:24rem;font-weight:500}
.matrix td{min-width:3.4rem;height:30px;background:var(--panel);border-radius:2px;overflow-wrap:normal}
.matrix thead td{background:transparent}
.matrix td.self{background:repeating-linear-gradient(45deg,transparent 0 4px,var(--rule) 4px 5px)}
.matrix abbr{text-decoration:none}
.matrix a.num{display:flex;align-items:center;justify-content:center;min-height:30px;padding:0 .35rem;text-decoration:none;white-space:nowrap;font-size:12.5px;font-weight:600;color:var(--ink)}
.matrix a.num:hover{text-decoration:underline}
.matrix td.hc.h1{background:var(--coopt)}.matrix td.hc.h2{background:var(--c2)}.matrix td.hc.h3{background:var(--c3)}
.matrix td.hd.h1{background:var(--conft)}.matrix td.hd.h2{background:var(--d2)}.matrix td.hd.h3{background:var(--d3)}
.matrix td.hb.h1{background:var(--b1)}.matrix td.hb.h2{background:var(--b2)}.matrix td.hb.h3{background:var(--b3)}
.matrix td.hp{background:var(--coopt)}
a.num[aria-current]{outline:2px solid var(--ink);outline-offset:-2px;border-radius:2px}
.long a.num{display:inline-block;min-height:24px;line-height:20px;padding:2px 0;margin:-2px 0;min-width:24px;font-variant-numeric:tabular-nums}
.long{min-width:34rem}#t-pairs{min-width:46rem}#t-contradictions{min-width:0}#t-issues{min-width:28rem}.long thead th{vertical-align:middle}.long td.num a{text-align:right}
.long th[scope=row]{font-weight:600}
.long a.num.pro,td.pro{color:var(--coop)}.long a.num.con,td.con{color:var(--conf)}
.few{color:var(--soft);font-size:12.5px}.real{border:1px solid var(--conf);color:var(--conf);border-radius:3px;padding:0 .3rem;font-size:12px}
.sort{background:none;border:0;padding:0;min-height:26px;font:inherit;color:inherit;cursor:pointer;text-align:inherit}
.sort::after{content:" ↕";color:var(--edge)}th[aria-sort=ascending] .sort::after{content:" ↑";color:var(--ink)}th[aria-sort=descending] .sort::after{content:" ↓";color:var(--ink)}
html:not(.js) .sort{cursor:default}html:not(.js) .sort::after{content:""}
.more{margin-top:.5rem}
svg.months{vertical-align:middle;margin-right:.5rem}svg.months path{stroke:var(--edge);stroke-width:1;fill:none}.months .up{fill:var(--coop)}.months .down{fill:var(--conf)}
.bare{list-style:none;padding:0;margin:0}
.source{padding:.6rem 0 .9rem;border-bottom:1px solid var(--rule);max-width:52rem}
.source h3{font:600 1.02rem/1.35 var(--serif)}
.source li,.drawer-body li{padding:.35rem 0 .35rem .7rem;margin-top:.35rem;border-left:2px dotted var(--edge)}
q{quotes:none;font:15px/1.5 var(--serif)}q b{text-decoration:underline dotted 1.5px;text-underline-offset:.2em}
li .from{white-space:nowrap;display:inline-block;margin:0 0 0 .3rem;font-size:12px}
.source li:target{background:var(--hi)}
tr:target>*{background:var(--hi)}
#drawer{position:fixed;inset:0 0 0 auto;width:min(30rem,100vw);max-width:none;height:100%;max-height:none;margin:0;padding:0;border:0;border-left:1px solid var(--edge);background:var(--card);color:var(--ink);z-index:5;box-shadow:-6px 0 24px #0003;overflow:hidden}
#drawer[open]{display:flex;flex-direction:column}
.drawer-head{display:flex;gap:.8rem;align-items:flex-start;justify-content:space-between;padding:.9rem 1.1rem .3rem}
.drawer-head h2{font:600 1.05rem/1.35 var(--serif)}.drawer-head .plain{flex:none}
.drawer-note{padding:0 1.1rem .5rem;font-size:12.5px;color:var(--soft);border-bottom:1px solid var(--rule)}
.drawer-body{overflow:auto;padding:.2rem 1.1rem 2rem;flex:1}
.drawer-body h3{font:600 14px/1.35 var(--sans);margin-top:.9rem}
#drawer::backdrop{background:#0006}
@media (min-width:60.01rem){.opened body{padding-right:30rem}}@media (min-width:60.01rem) and (max-width:95rem){.opened #picture .spread{grid-template-columns:minmax(0,1fr)}}
@media (max-width:60rem){#picture .spread{grid-template-columns:minmax(0,1fr)}.pbar .filter{margin-left:0}}
@media (max-width:40rem){#drawer{inset:auto 0 0 0;width:100%;height:75%;border-left:0;border-top:2px solid var(--ink)}
.pbar .filter{gap:.3rem .8rem}.matrix tbody th{max-width:7.5rem;font-size:12.5px}.matrix.issues tbody th{min-width:7.5rem;max-width:8.5rem}.part>h2{font-size:1.3rem}}
@media (forced-colors:active){.matrix td{border:1px solid}}
@media print{#drawer,.more,.sort::after{display:none!important}.long tr[hidden]{display:table-row!important}.scroll{overflow:visible}.long{min-width:0;font-size:8.5pt}.matrix td{print-color-adjust:exact;-webkit-print-color-adjust:exact}.pbar{display:none}}
`;

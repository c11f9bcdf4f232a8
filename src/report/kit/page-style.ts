/** The style sheet of the HTML brief. Fixed text: its hash stands in the page's content security policy. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;
--paper:light-dark(#fcfbf8,#15171a);--panel:light-dark(#f5f3ee,#1c1f23);--card:light-dark(#fffefb,#20242a);
--ink:light-dark(#1d1c1a,#e9e5dc);--soft:light-dark(#5a564d,#aca79b);--rule:light-dark(#d8d3c6,#373c43);
--edge:light-dark(#8a8578,#7b7f86);--focus:light-dark(#0b57c2,#8ec2ff);--hi:light-dark(#ffe9a8,#574612);
--coop:light-dark(#1b5791,#82b9ee);--conf:light-dark(#a2450a,#f2a45f);
--coopt:light-dark(#dbe8f5,#1d3954);--conft:light-dark(#fbe2cd,#53301a);
--q:light-dark(#67487f,#c6abe2);--qt:light-dark(#f1edf5,#272330);--p:light-dark(#0b665f,#62c7bc);
--o:light-dark(#5c5f00,#c6cb63);--f:light-dark(#932d5c,#f096ba);--r:light-dark(#71512a,#d6b083);
--w:light-dark(#43556a,#a5bad1);--z:light-dark(#8a2a2a,#ee9a92);--n:light-dark(#5a564d,#aca79b);
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Source Serif 4",Charter,Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI","Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:calc(var(--bar,0px) + .5rem);-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans);overflow-wrap:anywhere}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
button,select{font:inherit;color:inherit}
h1,h2,h3,p,ol,ul,dl,figure,blockquote,table{margin:0}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.skip{position:absolute;left:-999px;top:0;z-index:9;background:var(--paper);padding:.6rem 1rem}
.skip:focus{left:.5rem;top:.5rem}
.wide{max-width:84rem;margin:0 auto;padding:0 clamp(1rem,3vw,2.5rem)}
.top{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding-top:.9rem;padding-bottom:.7rem}
.brand{font:600 13px/1.3 var(--sans);letter-spacing:.14em;text-transform:uppercase;color:var(--soft)}
.brand b{color:var(--ink);font-weight:700}
.plain{min-height:30px;padding:.15rem .7rem;border:1px solid var(--edge);border-radius:4px;background:transparent;cursor:pointer;font-size:13px}
.plain:hover,.chip:hover{background:var(--panel)}
html:not(.js) .needs-js{display:none!important}
.index{padding-top:.4rem;padding-bottom:1.6rem}
.index h1{font:500 2rem/1.2 var(--serif);margin-bottom:.8rem}
.index ol{list-style:none;padding:0;max-height:24rem;overflow:auto;border-top:1px solid var(--rule)}
.index li{border-bottom:1px solid var(--rule)}
.index a{display:flex;flex-wrap:wrap;gap:.1rem 1rem;justify-content:space-between;padding:.55rem .3rem;text-decoration:none}
.index a:hover{background:var(--panel)}
.index a[aria-current]{box-shadow:inset 3px 0 var(--ink);padding-left:.8rem}
.index .t{font:1.05rem/1.35 var(--serif);flex:1 1 22rem}.index .m{color:var(--soft);font-size:13px}
.spread{border-top:2px solid var(--ink);display:grid;gap:1.6rem clamp(1.5rem,4vw,3.5rem);grid-template-columns:minmax(0,1fr) minmax(0,31rem);padding-top:1.6rem;padding-bottom:1.8rem}
.title{font:500 clamp(1.65rem,1.1rem + 2vw,2.6rem)/1.16 var(--serif);letter-spacing:-.01em;text-wrap:balance;overflow-wrap:anywhere}
.title.long{font-size:clamp(1.3rem,1rem + 1.1vw,1.8rem)}
.by{margin-top:.8rem;color:var(--soft)}.by b{color:var(--ink);font-weight:600}
.gist{margin-top:1.3rem;font:1.08rem/1.55 var(--serif);max-width:60ch}
.tally{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:1.4rem 0 0;padding:0}
.tally div{display:flex;flex-direction:column-reverse}
.tally dt{font-size:12.5px;color:var(--soft)}.tally dd{margin:0;font:500 1.55rem/1.1 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.caution{margin-top:1.4rem;padding:.55rem .8rem;border:1px dotted var(--edge);border-radius:4px;font-size:13.5px;color:var(--soft);max-width:62ch}
.caution b{color:var(--ink)}
figure.who{min-width:0}
figcaption{font-size:13px;color:var(--soft);margin-top:.5rem}
.label{font:600 12px/1.3 var(--sans);letter-spacing:.1em;text-transform:uppercase;color:var(--soft);margin-bottom:.6rem}
svg.dyads{display:block;width:100%;max-width:31rem;height:auto;overflow:visible}
svg text{font:500 13px var(--sans);fill:var(--ink);text-anchor:middle}
.node rect{fill:var(--card);stroke:var(--edge)}
.arrow{cursor:pointer}.arrow path{fill:none}.arrow .hit{stroke:transparent;stroke-width:24;pointer-events:stroke}
.number{pointer-events:none}.number circle{fill:var(--paper)}.number text{font-size:12px;font-weight:650}
.coop .line{stroke:var(--coop)}.coop .tip{fill:var(--coop)}.coop text{fill:var(--coop)}
.conf .line{stroke:var(--conf)}.conf .tip{fill:var(--conf)}.conf text{fill:var(--conf)}
.arrow:hover .hit,.arrow[aria-current] .hit{stroke:var(--hi);stroke-width:12;stroke-linecap:round}
.arrow:focus-visible{outline:none}.arrow:focus-visible .hit{stroke:var(--focus);stroke-width:11;stroke-linecap:round}.arrow:focus-visible .line{stroke:var(--paper)}
details summary{cursor:pointer;min-height:24px;padding:.2rem 0;font-size:13px;color:var(--soft)}
td,th{overflow-wrap:break-word}td.nb{white-space:nowrap}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px}
th,td{padding:.32rem .6rem .32rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;padding-right:1.2rem}
tbody th{color:var(--ink);font-size:13.5px}
.bar{position:sticky;top:0;z-index:3;background:var(--paper);border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.bar .wide{display:flex;flex-wrap:wrap;gap:.3rem;align-items:center;padding-top:.45rem;padding-bottom:.45rem}
.bar .lead{font-size:13px;color:var(--soft);margin-right:.3rem}
.chip{display:inline-flex;align-items:center;gap:.3rem;min-height:28px;padding:.05rem .45rem;border:1px solid var(--edge);border-radius:99px;background:transparent;font-size:12.5px;cursor:pointer}
.chip i{width:.75rem;height:.75rem;border-radius:2px;background:var(--c);flex:none}
.chip .k{font-style:normal;color:var(--soft);font-variant-numeric:tabular-nums}
.chip[aria-pressed=false]{border-style:dashed;color:var(--soft);text-decoration:line-through}
.chip[aria-pressed=false] i{background:transparent;box-shadow:inset 0 0 0 1.5px var(--c)}
.ke{--c:var(--conf)}.kq{--c:var(--q)}.kp{--c:var(--p)}.ko{--c:var(--o)}.kf{--c:var(--f)}.kr{--c:var(--r)}.kw{--c:var(--w)}.kc{--c:var(--z)}.kn{--c:var(--n)}.ka,.ks{--c:var(--edge)}
.ke.coop{--c:var(--coop)}.chip.ke i{background:linear-gradient(90deg,var(--coop) 50%,var(--conf) 0)}
.chip.ke[aria-pressed=false] i{background:transparent}
.room{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,27rem);gap:0 clamp(1.5rem,3.5vw,3.5rem);align-items:start}
.text{padding:1.8rem 0 4rem;min-width:0}
.column{max-width:70ch;margin:0 auto;font:1.1rem/1.86 var(--serif);
--E:linear-gradient(var(--coopt),var(--coopt));--F0:linear-gradient(var(--conft),var(--conft));
--Q:var(--qt);--QC:linear-gradient(90deg,var(--q) 55%,transparent 0);--QS:linear-gradient(var(--q),var(--q));
--A:linear-gradient(90deg,var(--edge) 40%,transparent 0);
--P:linear-gradient(90deg,var(--p) 55%,transparent 0);--PS:linear-gradient(var(--p),var(--p));
--O:linear-gradient(90deg,var(--o) 55%,transparent 0);--OS:linear-gradient(var(--o),var(--o));
--F:linear-gradient(90deg,var(--f) 55%,transparent 0);--FS:linear-gradient(var(--f),var(--f));
--R:linear-gradient(90deg,var(--r) 55%,transparent 0);--RS:linear-gradient(var(--r),var(--r));
--W:linear-gradient(90deg,var(--w) 55%,transparent 0);--WS:linear-gradient(var(--w),var(--w));
--Z:linear-gradient(90deg,var(--z) 55%,transparent 0);--ZS:linear-gradient(var(--z),var(--z));
--N:linear-gradient(90deg,var(--n) 55%,transparent 0);--NS:linear-gradient(var(--n),var(--n));
--EL:linear-gradient(90deg,var(--coop) 55%,transparent 0);--ES:linear-gradient(var(--coop),var(--coop));
--DL:linear-gradient(90deg,var(--conf) 55%,transparent 0);--DS:linear-gradient(var(--conf),var(--conf))}
.column>*+*{margin-top:1.05rem}
.nb{white-space:nowrap}
.column .head{font-size:1.35rem;line-height:1.6;font-weight:500}
.column .sub{font-size:1.2rem;font-weight:600;line-height:1.6}
.column .aside{font:13.5px/1.6 var(--sans);color:var(--soft)}
.column .skipped{border-left:3px double var(--rule);padding-left:.8rem}
.column .skipped::before{content:"not read  ";font-size:11.5px;letter-spacing:.06em;text-transform:uppercase}
mark{background:transparent;color:inherit;cursor:pointer;padding:1px 0 6px;border-radius:2px;
background-color:var(--xq,transparent);
background-image:var(--xa,none),var(--xl,none),var(--xc,none),var(--xp,none),var(--xo,none),var(--xf,none),var(--xr,none),var(--xw,none),var(--xz,none),var(--xn,none),var(--xe,none);
background-repeat:repeat-x;
background-size:3px 1px,4px 2px,4px 2px,4px 2px,4px 2px,4px 2px,4px 2px,4px 2px,4px 2px,4px 2px,100% 100%;
background-position:0 calc(100% - 6px),0 calc(100% - 6px),0 calc(100% - 6px),0 calc(100% - 3px),0 calc(100% - 3px),0 100%,0 100%,0 100%,0 100%,0 100%,0 0}
.a{--xa:var(--A)}.q{--xq:var(--Q)}.qc{--xc:var(--QC)}.qcs{--xc:var(--QS)}
.ec{--xe:var(--E);--xl:var(--EL)}.ecs{--xe:var(--E);--xl:var(--ES)}.ed{--xe:var(--F0);--xl:var(--DL)}.eds{--xe:var(--F0);--xl:var(--DS)}
.p{--xp:var(--P)}.ps{--xp:var(--PS)}.o{--xo:var(--O)}.os{--xo:var(--OS)}.f{--xf:var(--F)}.fs{--xf:var(--FS)}
.r{--xr:var(--R)}.rs{--xr:var(--RS)}.w{--xw:var(--W)}.ws{--xw:var(--WS)}.c{--xz:var(--Z)}.cs{--xz:var(--ZS)}.n{--xn:var(--N)}.ns{--xn:var(--NS)}
.off-a{--A:none}.off-e{--E:none;--F0:none;--EL:none;--ES:none;--DL:none;--DS:none}.off-q{--Q:transparent;--QC:none;--QS:none}
.off-p{--P:none;--PS:none}.off-o{--O:none;--OS:none}.off-f{--F:none;--FS:none}.off-r{--R:none;--RS:none}.off-w{--W:none;--WS:none}.off-c{--Z:none;--ZS:none}.off-n{--N:none;--NS:none}
mark.on{background-color:var(--hi);--xe:none}
.ref{font:600 11px/1 var(--sans);vertical-align:.5em;margin:0 .06em 0 .18em;padding:.15em .1em;color:var(--c);text-decoration:none;user-select:none;white-space:nowrap}
.ref:hover{text-decoration:underline}.ref.on{background:var(--hi)}
.off-e .ref.ke,.off-q .ref.kq,.off-p .ref.kp,.off-o .ref.ko,.off-f .ref.kf,.off-r .ref.kr,.off-w .ref.kw,.off-c .ref.kc,.off-n .ref.kn,.off-s .sn{display:none}
.sn{font:400 10.5px/1 var(--sans);vertical-align:.55em;color:var(--soft);margin-right:.3em;user-select:none}
.sn:target{background:var(--hi);outline:3px solid var(--hi)}
.pane{position:sticky;top:var(--bar,3rem);height:calc(100vh - var(--bar,3rem));display:flex;flex-direction:column;min-width:0;border-left:1px solid var(--rule);padding-left:1.2rem}
.tabs{display:flex;flex-wrap:wrap;gap:0 1rem;border-bottom:1px solid var(--rule);padding-top:.6rem;flex:none}
.tabs button{background:none;border:0;border-bottom:3px solid transparent;padding:.35rem .1rem;min-height:34px;font-size:14px;color:var(--soft);cursor:pointer}
.tabs button[aria-selected=true]{color:var(--ink);font-weight:600;border-color:var(--ink)}
.panel{position:relative;overflow:auto;padding:.7rem .4rem 3rem .2rem;flex:1;min-height:0}
.panel>h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.js .panel[hidden]{display:none}html:not(.js) .pane{position:static;height:auto}html:not(.js) .panel{display:block}
.filter{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;font-size:13px;margin-bottom:.6rem}
.filter select{min-height:30px;max-width:13rem;border:1px solid var(--edge);border-radius:4px;background:var(--card);padding:0 .3rem}
.filter output{color:var(--soft);margin-left:auto}
.only{display:flex;gap:.6rem;align-items:center;justify-content:space-between;width:100%;background:var(--hi);border-radius:4px;padding:.25rem .6rem}
.only .plain{flex:none}.only[hidden]{display:none}
.cards{list-style:none;padding:0}
.card{border:1px solid var(--rule);border-left:4px dotted var(--c);background:var(--card);border-radius:3px;padding:.5rem .75rem .55rem;margin-bottom:.5rem;scroll-margin:.5rem}
.card.decided{border-left-style:solid}.card.gone{display:none}
.card.on{border-color:var(--ink);border-left-color:var(--c);box-shadow:0 0 0 1px var(--ink)}
.go{display:flex;gap:.55rem;text-decoration:none;font-weight:600;line-height:1.4;min-height:24px}
.go:hover .hd{text-decoration:underline}
.go .id{color:var(--c);font-variant-numeric:tabular-nums;flex:none;min-width:1.7em}
.facts{font-size:13.5px;margin-top:.15rem}.facts .real{border:1px solid var(--conf);color:var(--conf);border-radius:3px;padding:0 .3rem;font-size:12px}
.facts ul{padding-left:1.1rem}
.card blockquote{font:15px/1.5 var(--serif);margin-top:.25rem;color:var(--ink)}
.card blockquote b{font-weight:700;text-decoration:underline dotted 1.5px;text-underline-offset:.2em}
.from{margin-top:.3rem;font-size:12.5px;color:var(--soft)}.dots{letter-spacing:.06em;white-space:nowrap}
.from a{display:inline-block;min-width:24px;min-height:24px;line-height:24px}
.who-list{list-style:none;padding:0}.who-list li{border-bottom:1px solid var(--rule);padding:.5rem 0}
.who-list .nm{font-weight:600}.who-list p{font-size:13px;color:var(--soft)}.who-list .unknown{border-bottom:2px dotted var(--edge)}
.row{display:flex;justify-content:space-between;gap:.6rem;align-items:baseline}
.row .plain{flex:none}
.issue{border-bottom:1px solid var(--rule);padding:.55rem 0}.issue h3{font:600 15px/1.4 var(--serif)}
.issue p{font-size:13.5px}.issue .lead{display:inline-block;min-width:5.2rem;color:var(--soft)}
.issue a,.look a{display:inline-block;min-height:24px;line-height:24px}
.look{padding-left:1.1rem}.look li{margin-bottom:.4rem;font-size:14px}
.empty{padding:1rem 0;color:var(--soft);font-size:14px}
.limits{border-top:2px solid var(--ink);margin-top:0;padding:1.4rem 0 2.2rem;font-size:13.5px;color:var(--soft)}
.limits h2{font:600 1.1rem/1.3 var(--serif);color:var(--ink);margin-bottom:.5rem}
.limits ul{columns:22rem 2;column-gap:2.5rem;padding-left:1.1rem}.limits li{break-inside:avoid;margin-bottom:.4rem;max-width:62ch}
.limits p{margin-top:.8rem}
.js .reading.shut{display:none}
@media (max-width:60rem){
.spread,.room{grid-template-columns:minmax(0,1fr)}
.bar{position:static}.pane{position:static;height:auto;border-left:0;padding-left:0;border-top:2px solid var(--ink)}
.text{padding-bottom:2rem}.column{line-height:1.8}
}
@media (max-width:30rem){.column{font-size:1.05rem}.tally{gap:.5rem 1.1rem}.issue .lead{display:block}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
.key{font-size:.8125rem;color:var(--soft);margin:0 0 .75rem}.stands{position:relative;padding-bottom:4rem}.stands .scroll{overflow-x:auto}.stands table{border-collapse:collapse;font-size:.8125rem;min-width:100%}
.stands th,.stands td{border-bottom:1px solid var(--rule);padding:.375rem .5rem;vertical-align:top;text-align:left}.stands thead th{font-weight:600;white-space:nowrap}.stands abbr{text-decoration:none}
.stands tbody th{font-weight:500;min-width:10rem;max-width:18rem}.stands .also{display:block;font-weight:400;color:var(--soft);font-size:.75rem}
.stands summary{cursor:pointer;white-space:nowrap;font-variant-numeric:tabular-nums;font-weight:600;padding:0 .25rem;border-left:3px solid transparent}.stands .for summary{border-color:var(--coop,#2b6cb0)}.stands .against summary{border-color:var(--conf,#c05621);border-left-style:dashed}.stands .terms summary{border-color:var(--soft);border-left-style:dotted}.stands .mixed summary{border-left:3px double var(--ink,currentColor)}
.stands tbody th,.stands thead th:first-child{position:sticky;left:0;background:var(--panel)}.stands details>div{position:absolute;left:0;right:0;margin-top:.375rem;z-index:3;background:var(--card);border:1px solid var(--rule);border-left:3px solid var(--soft);padding:.5rem .75rem;max-height:22rem;overflow:auto}.stands details p{margin:0 0 .375rem}.stands details ul{list-style:none;margin:0;padding:0}.stands details li{margin:0 0 .5rem}.stands q{display:block;font-family:var(--serif);margin-top:.125rem}
@media (forced-colors:active){mark{text-decoration:underline dotted}mark.on{background:Highlight;color:HighlightText}}
@media print{
:root,:root[data-theme]{color-scheme:light;--paper:#fff;--panel:#fff;--card:#fff}
@page{margin:18mm 16mm}
body{font-size:10pt}.index ol{max-height:none}.needs-js,.skip,.bar,.tabs,.filter,.top .plain{display:none!important}
.spread{display:block;padding-top:6mm}.who{margin-top:6mm;break-inside:avoid}svg.dyads{max-width:110mm}.who table,.who tbody th{font-size:8.5pt}.wide{padding-left:0;padding-right:0;max-width:none}.title{font-size:20pt}
.room{display:block}.text{padding:4mm 0}.column{max-width:none;font-size:10.5pt;line-height:1.7}
mark,.card,.ref,.node,.arrow{print-color-adjust:exact;-webkit-print-color-adjust:exact}mark.on{background-color:var(--xq,transparent)}
.pane{position:static;height:auto;display:block;border:0;padding:0}
.panel,.js .panel[hidden]{display:block;overflow:visible;padding:0 0 4mm}
.panel>h2{position:static;width:auto;height:auto;clip-path:none;font:600 13pt var(--serif);border-top:1.5pt solid #000;padding-top:2mm;margin-bottom:2mm;break-after:avoid}
.cards{columns:2;column-gap:6mm}.card,.card.gone{display:block;break-inside:avoid;font-size:9pt;padding:1.5mm 2mm;margin-bottom:2mm;box-shadow:none}
.card.on{border-color:var(--rule);border-left-color:var(--c);box-shadow:none}.card blockquote{font-size:9.5pt}.from,.facts{font-size:8.5pt}
.who-list{columns:2;column-gap:6mm}.who-list li,.stands tr{break-inside:avoid}.stands .scroll{overflow:visible}.stands details>div{position:static;max-height:none}.who-list .plain{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none}
.reading,.js .reading.shut{display:block}.reading+.reading{break-before:page}a{text-decoration:none}
}
`;

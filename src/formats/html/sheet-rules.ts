/** A worksheet: black on white whatever the theme, tasks with their numbers in the margin, lines that a pen can follow. */
export const sheetRules = `
.sheet header{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.4rem 1.5rem;border-bottom:2.25pt solid var(--text);padding-bottom:.6rem;margin-bottom:1.1rem}
.sheet h1{flex:1 1 14rem;font-size:1.6rem;color:var(--text)}
.fields{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:0}
.field{white-space:nowrap}
.field .rule{display:inline-block;width:9.5rem;border-bottom:1px solid var(--text);vertical-align:baseline}
.field+.field .rule{width:5rem}.field:last-child:nth-child(n+3) .rule{width:2.2rem}
.sheet h2{font:400 1.0625rem/1.35 var(--body-face);color:var(--text);margin-block:1.1rem .45rem;padding-inline-start:2rem;text-wrap:wrap}
.sheet h2 .number{display:inline-block;min-width:2rem;margin-inline-start:-2rem;font:700 1.2rem/1 var(--heading-face)}
.sheet h3{font:700 1rem/1.35 var(--body-face);color:var(--text);margin-block:1rem .35rem}
.words{list-style:none;padding:0;margin:0 0 .6rem;padding-inline-start:2rem;display:flex;flex-wrap:wrap;gap:.45rem}
.words li{border:1px solid var(--text);border-radius:4px;padding:0 .5em;margin:0;line-height:1.45}
.sheet figure{margin:.5rem 0 .7rem}
.sheet figure img{background:#fff;width:100%}
.ruled{padding-inline-start:2rem}
.ruled div{height:.32in;border-bottom:1px solid var(--text)}
table.choices,table.matching{font-size:1rem;margin:0 0 .5rem;padding:0;width:calc(100% - 2rem);margin-inline-start:2rem}
table.choices td,table.matching td{padding:.3rem .5rem .3rem 0;border-color:var(--line)}
table.choices td:first-child{width:1.6rem}
table.choices td:nth-child(n+3){white-space:nowrap;width:5.2rem;text-align:end;padding-inline-end:0}
.sheet .page-break~h2{font:700 1.2rem/1.2 var(--heading-face);padding:0}
table.matching td{border:0;padding-block:.22rem}
table.matching td:first-child{width:32%;font-weight:700}
table.matching td:nth-child(2){width:2.5rem}table.matching td:nth-child(3){width:2.5rem;padding-inline-start:3.4rem;padding-inline-end:.6rem}`;

/** On paper: twelve points, all of it black. */
export const sheetPrintRules = `
.sheet{--text:#000;--heading:#000;--line:#808080;--muted:#333;--accent:#000;--link:#000;font-size:12pt;--leading:1.35}
html:has(.sheet){font-size:12pt}
.sheet .page-break+h2,.sheet .page-break{margin-top:0}
.sheet header{margin-bottom:3mm;padding-bottom:2mm}
.sheet h1{font-size:20pt}
.sheet .fields{font-size:11pt}
.sheet h2{font-size:12pt;margin-block:4.5mm 1.5mm}
.sheet h3{font-size:11pt;margin-block:3mm 1mm}
.sheet .page-break~ul,.sheet .page-break~p{font-size:10.5pt}
.sheet .page-break~ul li{margin-block:.15em}
.sheet figure{margin:1.5mm 0}
table.choices,table.matching{font-size:12pt}
.sheet table.choices td{padding:1.6mm 2mm 1.6mm 0}.sheet table.matching td{padding-block:1.1mm}
.ruled{break-inside:avoid}`;

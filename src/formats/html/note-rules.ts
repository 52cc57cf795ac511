/** A note with its headings at the side of the text. On a phone they stand above it. */
export const noteRules = `
.note{max-width:56rem}
.note header{border-bottom:0;border-top:1px solid var(--text);padding:1.2rem 0 0;margin-bottom:1rem;position:relative;display:flex;flex-direction:column}
.note header::before{content:"";position:absolute;inset-inline-start:0;top:-1px;width:4.5rem;height:.45rem;background:var(--accent)}
.note h1{font-weight:var(--title-weight);letter-spacing:0}
.note header .caption{order:-1;color:var(--accent);font-weight:700;margin-block:0 .3rem}
.note .opening p:first-child{font-size:1.2rem;line-height:1.45}
.note header .lead{font-size:1.05rem;color:var(--muted)}
.part{border-top:1px solid var(--line);padding-block:1rem .4rem}
.part.opening{border-top:0;padding-block:0 .6rem}
.part h2{font:700 .875rem/1.4 var(--body-face);color:var(--accent);margin:0 0 .4rem;text-wrap:wrap}
.part h3{font-family:var(--heading-face);font-weight:var(--title-weight);font-size:1.3rem;line-height:1.25;color:var(--heading);margin-block:0 .4rem}
.figures{list-style:none;padding:0;margin:0 0 .6rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem 1.2rem}
.figures li{margin:0;line-height:1.3}
.figures strong{display:block;font:var(--title-weight) 2.2rem/1.15 var(--heading-face);color:var(--accent)}
.note figure img{width:100%;background:#fff}
.note .sources{columns:2 13rem;column-gap:1.5rem;font-size:.8125rem;color:var(--muted)}
.note .sources li{break-inside:avoid;margin-block:.2em}
.note .endnotes{border-top:1px solid var(--line);padding-top:1rem}
@media print,(min-width:48rem){
.note header,.part,.note .endnotes{padding-inline-start:calc(1.43in + .25in)}
.part{position:relative}
.part h2{position:absolute;inset-inline-start:0;top:1.25rem;width:1.43in}
.note .endnotes h2{position:static}
}`;

/** On paper: LOOK's sizes; a heading keeps three lines of its text, and pages are filled. */
export const notePrintRules = `
.note{font-size:11.5pt;--leading:1.45}
.note header{padding-top:5mm;margin-bottom:3mm}
.note h1{font-size:25pt;line-height:1.15;margin-bottom:2mm}
.note .caption{font-size:9pt;margin-block:0 1.5mm}
.note header .lead{font-size:11.5pt;margin:0}
.note .opening p:first-child{font-size:13.5pt;line-height:1.4}
.part{padding-block:4mm 1.5mm;break-inside:auto}
.part h2{font-size:9.5pt;top:5mm;padding-top:0}
.part h3{font-size:14pt;margin-block:0 1.5mm;padding-top:0}
.note .part p,.note .part li{break-inside:auto;orphans:3;widows:2}
.note .part p{margin-bottom:2mm}
.part:has(>.sources),.note .endnotes{break-inside:avoid}
.figures{grid-template-columns:repeat(3,1fr);font-size:10.5pt;margin-bottom:3mm;break-inside:avoid}
.figures strong{font-size:26pt}
.note .sources{columns:2;column-gap:.27in;font-size:9.5pt;line-height:1.35}`;

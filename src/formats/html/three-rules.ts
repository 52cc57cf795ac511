/** Three slides a page: picture at the start, headline, the beginning of the notes and lines to its foot at the end. */
export const threeRules = `
.three .slide-lines{margin-top:.6rem}
.three .slide-foot{display:flex;justify-content:space-between;font-size:.8125rem;color:var(--muted);margin:.3rem 0 0}
.three .slide-lines div{height:.25in;border-bottom:1px solid var(--line)}
.three .slide h2{font-size:1.05rem;margin-bottom:.4rem}`;

/** `room`: inches of a page between its margins. */
export function threePrintRules(room: number): string {
  const row = (room - 0.62) / 3;
  const first = (room - 0.62 - 0.92) / 3;
  return `
.three header{padding-bottom:2mm;margin-bottom:3mm;height:.8in;overflow:hidden;border-bottom-width:1.5pt}
.three h1{font-size:15pt}.three .lead{font-size:10pt;margin:0}.three header .caption{font-size:8.5pt;margin:.5mm 0 0}
.three main>.slide{height:${row.toFixed(2)}in;padding:2mm 0 0;border-bottom:.75pt solid var(--line);break-inside:avoid;overflow:hidden}
.three main>.slide:nth-child(-n+3){height:${first.toFixed(2)}in}
.three .slide-body{display:grid;grid-template-columns:3.8in 1fr;column-gap:.27in;height:100%}
.three main>.slide:nth-child(-n+3) .slide-body{grid-template-columns:${Math.min(3.8, ((first - 0.4) * 16) / 9).toFixed(2)}in 1fr}
.three .slide-picture{margin:0}
.three .slide-notes{display:flex;flex-direction:column;min-height:0;height:calc(100% - .12in);font-size:10pt;--leading:1.38}
.three .slide h2{font-size:10.5pt;line-height:1.25;margin:0 0 1.2mm;color:var(--accent);padding:0}
.three .slide-notes p{margin-bottom:1mm}
.three .slide-lines{flex:1 1 0;min-height:0;overflow:hidden;margin-top:1mm}
.three .slide-foot{font-size:8.5pt}
.three main>.caption{font-size:8.5pt;line-height:1.3;margin:2mm 0 0;max-height:.42in;overflow:hidden}`;
}

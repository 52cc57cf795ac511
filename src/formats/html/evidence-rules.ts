/** Statements with the words that carry them: one table, whose sections have a line of their own. */
export const evidenceRules = `
.evidence{max-width:66rem}
.evidence header{background:var(--band);color:#fff;padding:1.2rem 1.25rem;border-bottom:4px solid var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.evidence h1{color:#fff}
.evidence header .caption{color:#fff;opacity:1}
table.evidence{font-size:.9375rem}
table.evidence th[colspan]{background:var(--soft);color:var(--heading);padding-block:.4rem;text-align:start;print-color-adjust:exact;-webkit-print-color-adjust:exact}
table.evidence td:nth-child(1){white-space:nowrap;font-weight:700}
table.evidence td:nth-child(1) :is(.entry,.cite){font-size:1em;margin:0;color:inherit}
table.evidence td:nth-child(3){color:var(--muted)}
table.evidence thead th{background:none}
@media print,(min-width:44.01rem){table.evidence{table-layout:fixed}
table.evidence thead th:nth-child(1){width:9%}table.evidence thead th:nth-child(2){width:31%}table.evidence thead th:nth-child(3){width:34%}table.evidence thead th:nth-child(5){width:9%}}
@media screen and (max-width:44rem){
table.evidence,table.evidence tbody,table.evidence tr,table.evidence td,table.evidence th{display:block;width:auto}
table.evidence thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.evidence td{border:0;padding:.2rem 0}table.evidence td:empty{display:none}table.evidence tr{border-bottom:1px solid var(--line);padding-block:.4rem}
table.evidence td[data-column]::before{content:attr(data-column);display:block;font-size:.8125rem;font-weight:400;color:var(--muted)}
}`;

export const evidencePrintRules = `
.evidence header{padding:4mm 5mm;margin-bottom:4mm}
.evidence h1{font-size:20pt}.evidence header .caption{font-size:9.5pt}
table.evidence{font-size:9.5pt;line-height:1.34}
table.evidence th,table.evidence td{padding:1.4mm 2mm 1.4mm 0}
table.evidence th[colspan]{padding:1.4mm 2mm;break-after:avoid}
table.evidence tr:has(th[colspan]){break-after:avoid}`;

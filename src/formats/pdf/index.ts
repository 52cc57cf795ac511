export { BrowserError, type BrowserPipe, BrowserSession } from './browser-session.ts';
export { pdfCodes, reportPdf } from './codes.ts';
export { countPages, finishPdf, type PdfProperties } from './finish-pdf.ts';
export { printHtml } from './print-html.ts';

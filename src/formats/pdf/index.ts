export { pdfCodes, reportPdf } from './codes.ts';
export { countPages, finishPdf, type PdfProperties } from './finish-pdf.ts';
export { BrowserError, type BrowserPipe, BrowserSession, printHtml } from './print-html.ts';

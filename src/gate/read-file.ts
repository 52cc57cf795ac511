import { markdownText } from '../markup/index.ts';
import { apart } from './phrases.ts';
import { readPackage } from './read-package.ts';
import { readPdf } from './read-pdf.ts';
import {
  addressed,
  type FileTexts,
  markupRows,
  markupText,
  spelledIn,
  unescapeScript,
} from './read-texts.ts';

/** What stands in a finished file, read back from its bytes, by the ending of its name. */
export function readFile(name: string, bytes: Uint8Array): FileTexts {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'pptx' || ending === 'docx' || ending === 'xlsx') return readPackage(bytes);
  if (ending === 'pdf') return { texts: [{ where: '', text: readPdf(bytes) }], rows: [] };
  // Pictures are pixels, and have been cleaned.
  if (/^(?:png|jpe?g|gif|webp|woff2?|m4a|mp4)$/.test(ending)) return { texts: [], rows: [] };
  return readText(ending, new TextDecoder().decode(bytes));
}

function readText(ending: string, text: string): FileTexts {
  const where = '';
  if (ending === 'md') {
    const rows = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => ({ where, cells: line.split(/(?<!\\)\|/).slice(1, -1) }));
    const addresses = [...text.matchAll(/\]\(<?([^()<>\s]+)/g)].map(([, address]) => addressed(address!));
    // As it reads, and as it is typed: comments show nothing.
    const ways = [markdownText(text).text, text, ...new Set(addresses)];
    return { texts: [{ where, text: ways.join(apart) }], rows };
  }
  if (ending === 'html' || ending === 'svg' || ending === 'xml') {
    const texts = [{ where, text: markupText(text) }];
    for (const [, script] of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
      const plain = unescapeScript(script!);
      texts.push({ where: 'a script', text: [plain, markupText(plain), spelledIn(plain)].join(apart) });
    }
    const rows = ending === 'html' ? markupRows(text, 'tr', 'td|th').map((cells) => ({ where, cells })) : [];
    return { texts, rows };
  }
  const plain = unescapeScript(text);
  return { texts: [{ where, text: `${plain}${apart}${spelledIn(plain)}` }], rows: [] };
}

import { lookupWording, type Text } from '../yaml/index.ts';
import { reportOutline } from './codes.ts';
import type { OutlineRecord } from './outline-schema.ts';
import type { Report } from './reference.ts';

/** Names, and words of other languages by their nature: they need no wording of the outline's own. */
const exempt = new Set(['rendering', 'retired', 'variants']);

/**
 * Reports texts in several languages that lack the outline's own: there would be nothing to fall back to.
 * Titles of sources are names and may be in any language.
 */
export function checkOwnLanguage(record: OutlineRecord, language: string, report: Report): void {
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, name);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if ((value as Text).kind === 'text') {
      checkText(value as Text, name, language, report); // Its kind says so.
      return;
    }
    for (const key of Object.keys(value)) {
      // Entries of maps carry their own names and places.
      if (key === 'keySpan' || key === 'key' || exempt.has(key)) continue;
      // It is one of the object's own keys.
      visit((value as Record<string, unknown>)[key], key === 'value' ? name : key === 'cells' ? 'cell' : key);
    }
  };
  const { sources, ...rest } = record;
  visit(rest, '');
  for (const { value } of sources ?? []) {
    const { title: _name, short: _shortName, ...others } = value;
    visit(others, 'source');
  }
}

/** The same for one text; `name` is what it is, or empty. */
export function checkText(text: Text, name: string, language: string, report: Report): void {
  if (text.partial || text.wordings.length === 0 || lookupWording(text, language, language)) return;
  const has = text.wordings.map((wording) => wording.language).join(', ');
  const message = `this ${name === '' ? 'text' : name} has no wording in the outline's own language, ${language}`;
  report(reportOutline('missing-own-language', text.span, message, { hint: `it has: ${has}` }));
}

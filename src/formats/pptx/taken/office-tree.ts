import type { XmlElement } from '../../../xml/index.ts';
import { parseOffice } from '../read/office-xml.ts';

const usual = [
  ['xmlns:a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['xmlns:r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['xmlns:p', 'http://schemas.openxmlformats.org/presentationml/2006/main'],
  ['xmlns:mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
] as const;

/** A part as a tree that can be written again: with the usual prefixes, which it declares. */
export function officeTree(text: string): XmlElement {
  const root = parseOffice(text);
  const missing = usual.filter(([prefix]) => !root.attributes.some(({ name }) => name === prefix));
  root.attributes = [...missing.map(([name, value]) => ({ name, value, start: -1 })), ...root.attributes];
  return root;
}

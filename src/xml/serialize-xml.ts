import type { XmlElement } from './xml-tree.ts';

/** Escapes for text between tags. */
export function escapeXmlText(text: string): string {
  return /[&<>\r]/.test(text)
    ? text.replace(/[&<>\r]/g, (c) =>
        c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;',
      )
    : text;
}

/** Escapes for a value in double quotes; line breaks and tabs survive attribute normalization (XML 1.0, 3.3.3). */
export function escapeXmlAttribute(text: string): string {
  return /[&<>"\t\n\r]/.test(text)
    ? text.replace(/[&<>"\t\n\r]/g, (c) =>
        c === '&'
          ? '&amp;'
          : c === '<'
            ? '&lt;'
            : c === '>'
              ? '&gt;'
              : c === '"'
                ? '&quot;'
                : `&#${c.charCodeAt(0)};`,
      )
    : text;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes an element and all that it holds, with no white space of its own and no declaration. */
export function serializeXml(root: XmlElement): string {
  const out: string[] = [];
  write(root, out);
  return out.join('');
}

function write(element: XmlElement, out: string[]): void {
  out.push('<', element.name);
  for (const { name, value } of element.attributes) out.push(' ', name, '="', escapeXmlAttribute(value), '"');
  if (element.children.length === 0) {
    out.push('/>');
    return;
  }
  out.push('>');
  for (const child of element.children) {
    if (child.kind === 'text') out.push(escapeXmlText(child.text));
    else write(child, out);
  }
  out.push('</', element.name, '>');
}

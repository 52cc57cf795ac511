import type { XmlElement } from '../../../xml/index.ts';

/** Names without their prefixes: files have their own. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Takes out what leads nowhere: links to slides that are not there and to shows of the file become plain text, what newer
 * programs show of them is what older ones show. `dead`: ids of relationships.
 */
export function withoutDeadLinks(element: XmlElement, dead: ReadonlySet<string>): void {
  element.children = element.children.flatMap((child) => {
    if (child.kind === 'text') return [child];
    const name = localName(child.name);
    if (/^hlink(Click|MouseOver|Hover)$/.test(name) && leadsNowhere(child, dead)) return [];
    if (name === 'AlternateContent' && usesAny(child, dead)) {
      const fallback = child.children.find(
        (each): each is XmlElement => each.kind === 'element' && localName(each.name) === 'Fallback',
      );
      if (!fallback || usesAny(fallback, dead)) return [];
      withoutDeadLinks(fallback, dead);
      return fallback.children;
    }
    withoutDeadLinks(child, dead);
    return [child];
  });
  if (dead.size > 0)
    element.attributes = element.attributes.filter(
      ({ name, value }) => !name.includes(':') || name.startsWith('xmlns') || !dead.has(value),
    );
}

function leadsNowhere({ attributes }: XmlElement, dead: ReadonlySet<string>): boolean {
  return attributes.some(
    ({ name, value }) =>
      (name.includes(':') && dead.has(value)) ||
      (name === 'action' && /^ppaction:\/\/customshow/i.test(value)),
  );
}

function usesAny(element: XmlElement, dead: ReadonlySet<string>): boolean {
  return (
    element.attributes.some(({ name, value }) => name.startsWith('r:') && dead.has(value)) ||
    element.children.some((child) => child.kind === 'element' && usesAny(child, dead))
  );
}

import { extensionOf, relationshipsPartOf, resolveTarget } from '../../../../package/index.ts';
import type { Rule } from '../facts.ts';

/** A URI reference (RFC 3986): relative ones are held against an address, since readers resolve them. */
function isAddress(target: string): boolean {
  return (
    target !== '' &&
    !/[\u0000-\u0020<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})/.test(target) &&
    URL.canParse(target, 'http://x/')
  );
}

export const relationshipRules: Rule = {
  code: 'pptx-relationship',
  summary:
    'Ids of relationships are unique, targets exist, ids that parts use are there, no part is left alone.',
  check({ names, parts, relationships }, report) {
    const reached = new Set<string>();
    for (const [owner, list] of relationships) {
      const where = relationshipsPartOf(owner);
      if (owner !== '' && !names.has(owner)) report(where, 'it belongs to a part that is not there');
      const seen = new Set<string>();
      for (const { id, target, external } of list) {
        if (seen.has(id)) report(where, `the id "${id}" is there twice`);
        seen.add(id);
        if (external) {
          if (!isAddress(target))
            report(where, `"${id}" leads to "${target.slice(0, 200)}", which is no address`);
          continue;
        }
        const part = resolveTarget(owner, target);
        reached.add(part);
        if (!names.has(part)) report(where, `"${id}" leads to "${part}", which is not there`);
      }
    }
    for (const { name, references } of parts.values()) {
      const ids = new Set((relationships.get(name) ?? []).map(({ id }) => id));
      for (const reference of new Set(references)) {
        if (!ids.has(reference))
          report(name, `it uses the relationship "${reference}", which it does not have`);
      }
    }
    for (const name of names) {
      if (name.endsWith('.rels') || name === '[Content_Types].xml') continue;
      if (!reached.has(name)) report(name, 'nothing leads to it', 'house');
    }
  },
};

export const contentTypes: Rule = {
  code: 'pptx-content-type',
  summary: 'Every part has a content type, XML parts one of their own; no type is there for nothing.',
  check({ names, defaults, overrides }, report) {
    const used = new Set<string>();
    for (const name of names) {
      if (name === '[Content_Types].xml') continue;
      const extension = extensionOf(name);
      if (overrides.has(name)) continue;
      used.add(extension);
      if (!defaults.has(extension)) report(name, 'it has no content type');
      else if (extension === 'xml') report(name, 'it has only the type of all XML', 'house');
    }
    for (const name of overrides.keys())
      if (!names.has(name)) report('', `a content type names "${name}", which is not there`);
    for (const [extension, type] of defaults) {
      // "xml" is declared by custom whether it is needed or not.
      if (!used.has(extension) && extension !== 'xml')
        report('', `a content type is declared for "${extension}" files, of which there are none`, 'house');
      if (type === 'image/jpg') report('', '"image/jpg" is no content type: it is "image/jpeg"', 'house');
    }
  },
};

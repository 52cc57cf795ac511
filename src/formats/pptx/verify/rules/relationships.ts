import { relationshipsPartOf, resolveTarget } from '../../../../package/index.ts';
import type { Rule } from './rule.ts';

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

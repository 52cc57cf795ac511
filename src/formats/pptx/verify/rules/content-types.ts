import { extensionOf } from '../../../../package/index.ts';
import type { Rule } from './rule.ts';

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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../src/template/front-matter.ts';
import { type Located, parseYaml } from '../../src/yaml/index.ts';
import { packTrees, readTrees } from '../../src/yaml/shipped-trees.ts';

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const shipped = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(yaml|hbs)$/.test(path))
  .flatMap((path) => {
    const file = { path, text: readFileSync(join(templates, path), 'utf8') };
    return path.endsWith('.hbs') ? (splitFrontMatter(file).yaml ?? []) : file;
  });

/** A tree as plain data: what stands where. */
const plain = (node: Located): unknown => {
  const place = [node.span.file.path, node.span.start, node.span.end];
  if (node.kind === 'scalar') return [place, node.text, node.value, node.plain, node.doubt ?? null];
  if (node.kind === 'list') return [place, node.items.map(plain)];
  return [
    place,
    node.entries.map((each) => [each.key, each.keySpan.start, each.keySpan.end, plain(each.value)]),
  ];
};

describe('trees of files that ship', () => {
  it('are those that the parser makes, in all that ships', () => {
    expect(shipped.length).toBeGreaterThan(20);
    const known = readTrees(packTrees(shipped.map((file) => [file, parseYaml(file).value!])));
    for (const file of shipped) {
      const here = { ...file, path: `project/${file.path}` };
      expect(plain(known(here)!)).toEqual(plain(parseYaml(here).value!));
      expect(known({ ...file, text: `${file.text} ` })).toBeNull();
    }
  });

  it('hold every kind of value', () => {
    const text =
      'a: 1\nb: [true, ~, "q\\n", \'\', x, 0x1F, 1.5, "7"]\nc: |\n  block\n\n  more\n? "k k"\n: { d: {} }\ne:\nf: >-\n  a\n  b\n';
    const file = { path: 'a.yaml', text };
    const tree = parseYaml(file).value!;
    expect(plain(readTrees(packTrees([[file, tree]]))(file)!)).toEqual(plain(tree));
  });

  it('have no aliases and nothing in doubt', () => {
    for (const text of ['a: &a x\nb: *a\n', 'a: 007\n']) {
      const file = { path: 'a.yaml', text };
      expect(() => packTrees([[file, parseYaml(file).value!]])).toThrow('a file that ships');
    }
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { everyKind, hiveFiles } from '../briefing/hives.ts';
import { compose, loadBriefing } from '../briefing/read-briefing.ts';
import { documentOf, linesOf } from './hive-documents.ts';

const page = readFileSync(new URL('../../docs/handouts.md', import.meta.url), 'utf8');

it('docs/handouts.md names every kind that comes along', () => {
  const named = [...page.matchAll(/^\| `([a-z-]+)` \| .* \| .* \|$/gm)].map((match) => match[1]!);
  for (const kind of loadBriefing().set.handouts.keys()) expect(named).toContain(kind);
});

it('its template is one that works', () => {
  const template = /```hbs\n([\s\S]*?)```/.exec(page)![1]!;
  const asked = everyKind.replace('handouts:\n', 'handouts:\n  - { use: card, points: [warmth] }\n');
  const more = { 'package:templates/briefing/handouts/card.md.hbs': template };
  const { handouts, findings } = compose(hiveFiles, 'content/hives', asked, 'en', more);
  expect(findings.filter((finding) => /card|handout/.test(finding))).toEqual([]);
  const document = documentOf(handouts[0]!);
  expect(document.mostPages).toBe(1);
  expect(document.blocks[0]).toMatchObject({ kind: 'paragraph', class: 'lead' });
  const kinds = new Set(document.blocks.map((block) => block.kind));
  expect(kinds).toEqual(new Set(['paragraph', 'list', 'page-break', 'slide']));
  expect(linesOf(document).length).toBeGreaterThan(50);
});

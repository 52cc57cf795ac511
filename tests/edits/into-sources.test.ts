import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adopt, build, deck, project, slide } from './edited-project.ts';

describe('edits into the sources', () => {
  it('write what stands on two slides once', async () => {
    const twice = deck
      .replace('[First, Second]', '[Shared, Second]')
      .replace('Third', '*one')
      .replace('Shared', '&one Shared');
    const root = await project(twice);
    const text = () => readFileSync(join(root, 'content/water/decks/short.yaml'), 'utf8');
    await adopt(
      root,
      (own) =>
        own
          .reword('one', 'Text body', 'Shared', 'A much longer one')
          .reword('again', 'Text body', 'Shared', 'A much longer one'),
      true,
    );
    expect(text()).toBe(twice.replace('Shared', '"A much longer one"'));
  });

  it('keep as edits what would be a mark where it is written', async () => {
    const root = await project();
    await adopt(root, (own) => own.reword('one', 'Text body', 'First', 'Use *all* of it'), true);
    expect(readFileSync(join(root, 'content/water/decks/short.yaml'), 'utf8')).toBe(deck);
    expect(await build(root)).toEqual([]);
    expect(slide(root, 'one').shapes.flatMap(({ text }) => text ?? [])).toContain('Use *all* of it');
  });
});

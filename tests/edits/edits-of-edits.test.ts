import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EditValues } from '../../src/adopt/edit-values.ts';
import { adoptNotes } from '../../src/adopt/index.ts';
import { readEdits, writeEdits } from '../../src/edits/index.ts';
import type { Change } from '../../src/formats/pptx/edits/index.ts';
import { openProject } from '../../src/pipeline/index.ts';
import { deck, file, merged, project, scratch, shape, snapshot, write } from './edited-project.ts';

describe('edits of edits', () => {
  it('make letters of several sizes larger once more', () => {
    const values = new EditValues({ theme: { colors: {} } as never, rightToLeft: false });
    const first = values.look(null, { size: 10 }, { size: 15 });
    expect(first?.now).toEqual({ scale: 1.5 });
    // The same file again, and one that was drawn with the edit.
    expect(values.look(first, { size: 10 }, { size: 15 })?.now).toEqual({ scale: 1.5 });
    expect(values.look(first, { size: 15 }, { size: 30 })?.now).toEqual({ scale: 3 });
    expect(values.look(first, { size: 15 }, { size: 10 })).toBeNull();
  });

  it('that delete a slide are told from what its title was at first', () => {
    const base = (text: string) => snapshot([shape('Title', { place: 'title', text: [text] })]);
    const title = {
      kind: 'text',
      slide: 'one',
      number: 1,
      shape: 'Title',
      was: ['A'],
      now: ['B'],
      title: true,
    } as const;
    const first = merged([title], { base: base('A') });
    const existing = readEdits(file(writeEdits(first.edits))).value!;
    const change = { kind: 'slide-deleted', slide: 'one', number: 1, was: 'B' } as const;
    const { edits } = merged([change], { base: base('B'), existing });
    expect(edits.slides.get('one')!.deleted!.was!.get('')).toEqual(['A']);
  });

  it('that delete a slide without a title are no conflict', () => {
    const change = { kind: 'slide-deleted', slide: 'one', number: 1, was: 'Some words on it' } as const;
    const { edits } = merged([change], { base: snapshot([shape('Text', { text: ['Some words on it'] })]) });
    expect(edits.slides.get('one')!.deleted!.was).toBeNull();
  });
});

describe('edits of what is no plain text', () => {
  it('delete tables and equations without a conflict', () => {
    const base = snapshot([shape('Table', { kind: 'table', text: ['a'] }), shape('Sum', { text: null })]);
    const deleted = (name: string, was: string[]): Change => ({
      kind: 'deleted',
      slide: 'one',
      number: 1,
      shape: name,
      was,
    });
    const { edits } = merged([deleted('Table', ['a']), deleted('Sum', [])], { base });
    for (const name of ['Table', 'Sum'])
      expect(edits.slides.get('one')!.shapes.get(name)!.deleted!.was).toBeNull();
  });
});

describe('notes in Markdown', () => {
  it('say of which language they are, or it is asked', async () => {
    const root = await project();
    write(root, 'content/water/decks/short.yaml', `languages: [en, de]\n${deck}`);
    const path = join(scratch, 'short.notes.md');
    writeFileSync(path, '# Water\n');
    const { diagnostics } = await adoptNotes(path, {
      project: openProject(root).value!,
      shown: 'short.notes.md',
      deck: 'water/short',
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['adopt-unknown']);
  });
});

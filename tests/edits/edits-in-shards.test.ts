import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip } from '../../src/package/index.ts';
import { buildDecks, mergeShards, openProject } from '../../src/pipeline/index.ts';
import { ByHand } from './by-hand.ts';
import { adopt, pptx, project } from './edited-project.ts';

describe('shards of a deck with edits', () => {
  it('are joined over the file that was adopted, and not over one that was edited again', async () => {
    const root = await project();
    await adopt(root, (own) => own.reword('one', 'Title', 'Water', 'Rain'));
    const shard = join(root, 'shard');
    const open = () => openProject(root).value!;
    const made = await buildDecks(open(), { out: shard, shard: { number: 1, of: 1 } } as never);
    expect(made.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const edited = readFileSync(pptx(root));
    const join_ = async () =>
      (await mergeShards(open(), [shard], { out: join(root, 'output') })).diagnostics.map(({ code }) => code);
    const changed = new ByHand(readZip(edited).parts).reword('one', 'Text body', 'First', 'Else');
    writeFileSync(pptx(root), writeZip(changed.parts));
    expect(await join_()).toEqual(['hand-edited']);
    writeFileSync(pptx(root), edited);
    expect(await join_()).toEqual([]);
    expect(readFileSync(pptx(root)).equals(readFileSync(join(shard, 'water/short/short.pptx')))).toBe(true);
  });
});

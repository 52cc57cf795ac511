import { join } from 'node:path';
import { kindOf } from './file-kind.ts';

/** The name under which an edited file is kept: `ten-minutes.edited.pptx`, then `ten-minutes.edited-2.pptx`. */
export async function freeCopyName(root: string, target: string): Promise<string> {
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  const name = target.slice(folder.length);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const copy = `${folder}${stem}.edited${n === 1 ? '' : `-${n}`}${extension}`;
    if ((await kindOf(join(root, copy))) === 'none') return copy;
  }
}

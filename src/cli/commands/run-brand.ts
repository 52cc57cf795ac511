import { basename, dirname, resolve } from 'node:path';
import { type BrandLook, type BrandReport, createFiles, lookAtBrand, type TextFile } from '../../index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';

/** Says what a presentation would be as a theme. Diagnostics: those of brand files. */
export async function runBrand(input: CommandInput): Promise<CommandResult> {
  const [word] = input.arguments.words;
  if (word === undefined) {
    const hint = 'throughline brand FILE.potx';
    return { output: '', diagnostics: [reportCli('invalid-argument', null, 'brand needs a file', { hint })] };
  }
  const { value, diagnostics } = await lookAtBrand(resolve(input.terminal.folder, word), word);
  if (!value) return { output: '', diagnostics };
  const { report } = value;
  const output = input.json
    ? `${JSON.stringify({ version: 1, file: word, ...report }, null, 2)}\n`
    : describe(word, report);
  const written = await writeAsked(input, word, value);
  return { output, diagnostics: [...diagnostics, ...written.diagnostics], notes: written.notes };
}

/** The settings beside the file, and the pictures of its layouts. Diagnostics: file-exists, output-unwritable. */
async function writeAsked(input: CommandInput, word: string, look: BrandLook) {
  const diagnostics: Diagnostic[] = [];
  const notes: string[] = [];
  const write = async (folder: string, files: readonly TextFile[], shown: string): Promise<void> => {
    const created = await createFiles(resolve(input.terminal.folder, folder), files);
    diagnostics.push(...created.diagnostics);
    if (created.value) notes.push(`Wrote ${shown}.`);
  };
  if (input.arguments.flags.has('write')) {
    const path = word.replace(/\.\w+$/, '.brand.yaml');
    await write(dirname(path), [{ path: basename(path), text: look.settings() }], path);
  }
  const folder = input.arguments.texts.get('pictures');
  if (folder !== undefined) {
    const pictures = look.pictures();
    await write(folder, pictures, `${plural(pictures.length, 'picture')} into ${folder}`);
  }
  return { diagnostics, notes };
}

function describe(file: string, { size, masters, missing }: BrandReport): string {
  const count = masters.reduce((sum, { layouts }) => sum + layouts.length, 0);
  const lines = [
    `${file}: ${round(size.width)} × ${round(size.height)} in, ${plural(masters.length, 'master')}, ${plural(count, 'layout')}`,
  ];
  for (const { name, content, fonts, layouts } of masters) {
    lines.push(
      '',
      `${name}${content ? ': content stands on this master' : ''} (${fonts.heading}, ${fonts.body})`,
    );
    for (const layout of layouts) {
      lines.push(`  ${layout.name === '' ? layout.part : layout.name}`);
      for (const { purpose, why } of layout.uses) lines.push(`    is the ${purpose}: ${why.join('; ')}`);
      for (const { type, index, size: points, lines: rows, characters, unfit } of layout.places) {
        const room = unfit === null ? `${plural(rows, 'line')} of ${characters} characters` : unfit;
        lines.push(`    ${type}${index === null ? '' : ` ${index}`}, ${round(points)} pt: ${room}`);
      }
      for (const finding of layout.findings.filter((each) => !each.includes('never filled')))
        lines.push(`    ! ${finding}`);
    }
  }
  if (missing.length > 0)
    lines.push('', `No layout of its own: ${missing.join(', ')}; boxes stand there on the next best.`);
  return `${lines.join('\n')}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

import { type Diagnostic, findSuspectCharacters, type SourceFile } from '../source/index.ts';
import { reportYaml } from './codes.ts';

/** Reports what of a file no Office file can hold (errors, false then) and what hides (warnings). */
export function checkFileCharacters(file: SourceFile, report: (diagnostic: Diagnostic) => void): boolean {
  const found = findSuspectCharacters(file.text);
  for (const { name, offset, length, verdict } of found.slice(0, 20)) {
    const span = { file, start: offset, end: offset + length };
    if (verdict === 'refused') {
      const message = `the character ${name} cannot stand in an Office file`;
      report(reportYaml('forbidden-character', span, message, { hint: 'remove it' }));
    } else {
      const message = `the invisible character ${name} stands in this text`;
      report(reportYaml('suspicious-character', span, message, { hint: 'remove it unless it is meant' }));
    }
  }
  return found.every(({ verdict }) => verdict !== 'refused');
}

import {
  type Diagnostic,
  findSuspectCharacters,
  isName,
  nameHint,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import { reportYaml } from './codes.ts';
import { type LocatedScalar, spanInScalar } from './located.ts';

type Report = (diagnostic: Diagnostic) => void;
type Found = ReturnType<typeof findSuspectCharacters>;

/** Reports characters that XML cannot hold (errors) or that hide (warnings); false after an error. */
export function checkCharacters(node: LocatedScalar, report: Report): boolean {
  const spanOf = (offset: number, length: number) => spanInScalar(node, offset, length);
  return reportCharacters(findSuspectCharacters(node.text), spanOf, report);
}

/** The same for a key of the user's choosing. */
export function checkKeyCharacters(key: string, keySpan: Span, report: Report): boolean {
  return reportCharacters(findSuspectCharacters(key), () => keySpan, report);
}

/** The same for a whole file, or only for what it may not hold; of many the first. */
export function checkFileCharacters(file: SourceFile, report: Report, which?: 'refused'): boolean {
  const found = findSuspectCharacters(file.text).filter(({ verdict }) => !which || verdict === which);
  reportCharacters(found.slice(0, 20), (start, length) => ({ file, start, end: start + length }), report);
  return found.every(({ verdict }) => verdict !== 'refused');
}

/** Reports an id that is none; false then. */
export function checkId(id: string, span: Span, report: Report): boolean {
  if (isName(id)) return true;
  report(reportYaml('invalid-id', span, `"${id}" is not an id`, { hint: nameHint }));
  return false;
}

function reportCharacters(
  found: Found,
  spanOf: (offset: number, length: number) => Span,
  report: Report,
): boolean {
  if (found.length === 0) return true;
  for (const { name, offset, length, verdict } of found) {
    const span = spanOf(offset, length);
    // Typed as an escape: a place to part a word at, for all to see.
    if (name === 'U+00AD' && span.file.text[span.start] === '\\') continue;
    const [code, message, hint] =
      verdict === 'refused'
        ? ([
            'forbidden-character',
            `the character ${name} cannot stand in an Office file`,
            'remove it',
          ] as const)
        : ([
            'suspicious-character',
            `the invisible character ${name} stands in this text`,
            'remove it unless it is meant',
          ] as const);
    report(reportYaml(code, span, message, { hint }));
  }
  return found.every(({ verdict }) => verdict !== 'refused');
}

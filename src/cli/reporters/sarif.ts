import { createHash } from 'node:crypto';
import {
  type CodeInfo,
  type Diagnostic,
  escapeControls,
  positionAt,
  type RelatedPlace,
  type Span,
  version,
} from '../../source/index.ts';
import { allCodeTables } from '../code-tables.ts';
import type { Reporter } from './reporter.ts';

/**
 * SARIF 2.1.0 (OASIS, errata 01), for code scanning. Paths are relative to the project's root, which stands under the
 * name SRCROOT; columns count UTF-16 code units.
 */
export const reportSarif: Reporter = (diagnostics) => {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const seen = new Map<string, number>();
  const run = {
    tool: {
      driver: {
        name: 'Throughline',
        semanticVersion: version,
        rules: codes.map(toRule),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: diagnostics.map((diagnostic) => toResult(diagnostic, codes.indexOf(diagnostic.code), seen)),
  };
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${escapeControls(JSON.stringify(log, null, 2))}\n`;
};

function toRule(code: string) {
  const [topic, info] = infoOf(code);
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: info?.summary ?? code },
    ...(info && { defaultConfiguration: { level: info.severity }, properties: { tags: [topic] } }),
  };
}

function infoOf(code: string): readonly [topic: string, info: CodeInfo | null] {
  for (const [topic, table] of Object.entries(allCodeTables))
    if (Object.hasOwn(table, code)) return [topic, table[code]!];
  return ['', null];
}

function toResult(diagnostic: Diagnostic, ruleIndex: number, seen: Map<string, number>) {
  const { code, severity, message, hint, span, related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: hint === null ? message : `${message}\nHint: ${hint}` },
    locations: span ? [{ physicalLocation: locationOf(span) }] : [],
    ...(related.length > 0 && { relatedLocations: related.map(toRelated) }),
    partialFingerprints: { 'throughline/v1': fingerprint(diagnostic, seen) },
  };
}

function toRelated({ message, span }: RelatedPlace, id: number) {
  return { id, physicalLocation: locationOf(span), message: { text: message } };
}

function locationOf(span: Span) {
  const artifactLocation = uriOf(span.file.path);
  // A file whose text is not known has no lines.
  if (span.file.text === '') return { artifactLocation };
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, span.end);
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { artifactLocation, region };
}

/** They cannot be encoded. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Files that ship with Throughline (`package:templates/…`) are none of the project's: their address says so. */
function uriOf(path: string) {
  const encoded = path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part.replace(loneSurrogate, '\uFFFD')))
    .join('/');
  if (path.startsWith('package:')) return { uri: encoded.replace('package%3A', 'package:') };
  return path.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: 'SRCROOT' };
}

/** Stays the same while lines move: what is said of which file, and the how-manieth time. */
function fingerprint({ code, message, span }: Diagnostic, seen: Map<string, number>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([code, span?.file.path ?? null, message]))
    .digest('hex');
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash.slice(0, 32)}:${count}`;
}

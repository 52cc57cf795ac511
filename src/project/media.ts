import { PictureFault, scanMedia } from '../pictures/index.ts';
import type { Diagnostic, Files, Outcome, Span } from '../source/index.ts';
import { type projectCodes, reportProject } from './codes.ts';
import { asWritten } from './disk/check-path.ts';

/** A checked video or recording: picture and sound, and nothing else. */
export interface Media {
  readonly path: string;
  readonly kind: 'video' | 'audio';
  readonly bytes: Uint8Array;
}

/** By the bytes of its file, which is read once: several decks and languages show the same video. */
const known = new WeakMap<Uint8Array, Pick<Media, 'kind' | 'bytes'>>();

/**
 * Reads a video or a recording and takes out what tells where, when and by whom it was made. What it is, its bytes say, not
 * its name. Diagnostics: what `files` says, media-type, media-damaged, media-limit, media-private.
 */
export function readMedia(files: Files, path: string, from: Span | null): Outcome<Media> {
  const span = from ?? { file: { path, text: '' }, start: 0, end: 0 };
  const words = asWritten(path, from);
  const fail = (code: keyof typeof projectCodes, problem: string, hint: string) => ({
    diagnostics: [reportProject(code, span, `the video "${words}" ${problem}`, { hint })],
  });
  if (/(?:^|\/)(?:https?|ftp):/i.test(path))
    return fail(
      'media-type',
      'is on the web',
      'write its address as "url" instead of "src": nothing is fetched',
    );
  const read = files.readBytes(path, from);
  if (!read.value) return { diagnostics: read.diagnostics.map((each) => tooLarge(each, words)) };
  const before = known.get(read.value);
  if (before) return { value: { path, ...before }, diagnostics: [] };
  try {
    const scan = scanMedia(read.value);
    known.set(read.value, scan);
    return { value: { path, ...scan }, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error;
    return fail(error.code, error.message, error.hint);
  }
}

/** What to do about a large video is not what to do about a large picture. */
function tooLarge(diagnostic: Diagnostic, words: string): Diagnostic {
  if (diagnostic.code !== 'file-too-large') return diagnostic;
  const hint =
    'make it shorter or smaller, or put it where people can open it and write its address as "url"';
  return reportProject('media-limit', diagnostic.span, `the video "${words}" is larger than 25 MB`, { hint });
}

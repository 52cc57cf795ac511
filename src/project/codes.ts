import { type CodeTable, reporterFor } from '../source/index.ts';

export const projectCodes = {
  'no-project': {
    severity: 'error',
    summary: 'Neither this folder nor one above it is a project.',
    trouble: 'usage',
  },
  'no-outlines': { severity: 'error', summary: 'The project has no outline.', trouble: 'usage' },
  'missing-outline': { severity: 'error', summary: 'A folder in content/ has decks and no outline.yaml.' },
  'invalid-name': {
    severity: 'error',
    summary: 'The name of an outline, deck or template set is not kebab-case.',
  },
  'ignored-file': {
    severity: 'warning',
    summary: 'A file looks like a deck or an outline and is not read as one.',
  },
  'idle-setting': {
    severity: 'warning',
    summary: 'A setting does nothing.',
    trouble: 'usage',
  },
  'other-version': {
    severity: 'error',
    summary: 'The project is for other versions of Throughline than this one.',
    trouble: 'usage',
  },
  'unknown-package': {
    severity: 'error',
    summary: 'A package that is listed is not installed, or brings no template set.',
    trouble: 'usage',
  },
  'unknown-set': { severity: 'error', summary: 'No template set has this name.' },
  'output-folder': {
    severity: 'error',
    summary: 'The output folder would hold or be what is read.',
    trouble: 'usage',
  },
  'file-not-found': { severity: 'error', summary: 'A file that is named does not exist.' },
  'not-a-file': { severity: 'error', summary: 'What is named is a folder.' },
  'file-too-large': { severity: 'error', summary: 'A file is larger than anything written by hand.' },
  'not-utf-8': { severity: 'error', summary: 'A text is not encoded as UTF-8.' },
  'read-failed': { severity: 'error', summary: 'The system would not read a file.', trouble: 'io' },
  'outside-project': {
    severity: 'error',
    summary: 'A path leads out of the project.',
    trouble: 'policy',
  },
  'unsafe-path': {
    severity: 'error',
    summary: 'A path that does not mean the same on every system, or no path at all.',
    trouble: 'policy',
  },
  'special-file': {
    severity: 'error',
    summary: 'What is named is a device, a pipe or a socket.',
    trouble: 'policy',
  },
  'remote-picture': {
    severity: 'error',
    summary: 'A picture is on the web: nothing is fetched.',
    trouble: 'policy',
  },
  'picture-type': {
    severity: 'error',
    summary: 'A picture is not PNG, JPEG, GIF, WebP or SVG, or its name says something else than its bytes.',
    trouble: 'policy',
  },
  'picture-damaged': { severity: 'error', summary: 'A picture is cut off or malformed.' },
  'picture-size': { severity: 'error', summary: 'A picture has no size, or one beyond the limits.' },
  'picture-limit': {
    severity: 'error',
    summary: 'A picture takes more time or memory to decode or to draw than any that is meant to be seen.',
  },
  'picture-renderer': {
    severity: 'error',
    summary: 'What decodes and draws pictures is not where the program was installed.',
    trouble: 'io',
  },
  'picture-heavy': {
    severity: 'warning',
    summary: 'A picture makes the deck slow to send and to open.',
  },
  'picture-animated': {
    severity: 'warning',
    summary: 'A picture moves, which not all that is made of the deck can show.',
  },
  'picture-colors': {
    severity: 'warning',
    summary: 'The colours of a picture mean something that not every program understands.',
  },
  'media-type': {
    severity: 'error',
    summary: 'A video or a recording is no MP4, or holds what PowerPoint does not play.',
  },
  'media-damaged': { severity: 'error', summary: 'A video or a recording is cut off or malformed.' },
  'media-limit': { severity: 'error', summary: 'A video or a recording is too large to be in a deck.' },
  'media-private': {
    severity: 'error',
    summary:
      'A video has a track besides picture and sound, which may say where it was filmed, or takes them from elsewhere.',
    trouble: 'policy',
  },
  'unsafe-svg': {
    severity: 'error',
    summary: 'An SVG picture holds something that runs, refers to the outside or cannot be shown.',
    trouble: 'policy',
  },
  'picture-looks': {
    severity: 'warning',
    summary: 'An SVG picture has something that looks different in a deck than in a browser.',
  },
} as const satisfies CodeTable;

export const reportProject = reporterFor(projectCodes);

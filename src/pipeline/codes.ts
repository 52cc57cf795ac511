import { type CodeTable, reporterFor } from '../source/index.ts';

export const buildCodes = {
  'unknown-deck': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A deck was asked for that the project does not have.',
  },
  'unknown-outline': {
    severity: 'error',
    trouble: 'usage',
    summary: 'An outline was asked for that the project does not have.',
  },
  'ambiguous-deck': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A deck was asked for by a name that several outlines have.',
  },
  'unknown-format': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A format that Throughline does not know.',
  },
  'unknown-check': {
    severity: 'error',
    trouble: 'usage',
    summary: 'The settings name a check that does not exist, or one that cannot be changed.',
  },
  'unknown-excuse': {
    severity: 'warning',
    summary: 'An excuse for a check that does not exist, or that cannot be excused.',
  },
  'excuse-without-reason': {
    severity: 'warning',
    summary: 'An excuse that says which check it excuses and not why.',
  },
  'unused-excuse': {
    severity: 'warning',
    summary: 'An excuse where there is nothing to excuse. Only `check` of all decks says so.',
  },
  'handout-without-format': {
    severity: 'warning',
    summary: 'A deck asks for handouts and for no format in which they are made.',
  },
  'invalid-epoch': {
    severity: 'error',
    trouble: 'usage',
    summary: 'SOURCE_DATE_EPOCH is not a number of seconds since 1970.',
  },
  'no-handouts': {
    severity: 'warning',
    summary: 'Only formats of handouts are asked for, and the deck has no handouts.',
  },
  'no-decks': { severity: 'warning', summary: 'The project has outlines, but no deck to build from them.' },
  'output-collision': {
    severity: 'error',
    summary: 'Two outputs have the same name, or names that differ only in upper and lower case.',
  },
  'hand-edited': {
    severity: 'error',
    trouble: 'drift',
    summary: 'An output is not what the last build wrote: somebody edited it.',
  },
  'not-ours': {
    severity: 'error',
    trouble: 'drift',
    summary: 'A file that no build wrote stands where an output belongs.',
  },
  'output-locked': {
    severity: 'error',
    trouble: 'io',
    summary: 'Another build is writing to the same output folder.',
  },
  'output-unwritable': {
    severity: 'error',
    trouble: 'io',
    summary: 'The disk is full, a permission is missing, or a file is open elsewhere.',
  },
  'output-unreadable': {
    severity: 'error',
    trouble: 'io',
    summary: 'A file of the output folder cannot be read, so that nobody can say whether it is current.',
  },
  'output-outside': {
    severity: 'error',
    trouble: 'policy',
    summary: 'A link in the output folder leads out of it.',
  },
  'schemas-old': {
    severity: 'warning',
    summary:
      'The schemas in the folder "schemas", by which editors complete YAML, do not say what templates and outlines say now. Only `check` of all decks says so.',
  },
  'git-missing': {
    severity: 'error',
    trouble: 'io',
    summary: 'A version that git keeps is to be read, and there is no program `git`.',
  },
  'git-failed': {
    severity: 'error',
    trouble: 'io',
    summary: 'Git could not read a version that it knows.',
  },
  'unknown-version': {
    severity: 'error',
    trouble: 'usage',
    summary: 'What is to be compared is neither a folder with a project nor a version that git knows.',
  },
  'not-compared': {
    severity: 'warning',
    summary:
      'An outline or a deck has errors in one of the versions that are compared, so that nobody can say what differs.',
  },
  'shard-missing': {
    severity: 'error',
    summary: 'The command `merge` was not given all shards, or one of them lacks a deck.',
  },
  'shard-twice': {
    severity: 'error',
    summary: 'The command `merge` was given the same shard twice, or two that have the same deck.',
  },
  'shard-mismatch': {
    severity: 'error',
    summary:
      'The command `merge` was given shards of other decks, files or formats, of another number or of another version.',
  },
  'shard-damaged': {
    severity: 'error',
    summary: 'A file of a shard is not what the shard wrote.',
  },
  'queue-address': {
    severity: 'error',
    trouble: 'usage',
    summary: 'The address of a queue is none of Redis.',
  },
  'queue-library': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A queue takes packages that are not installed.',
  },
  'queue-unreachable': {
    severity: 'error',
    trouble: 'io',
    summary: 'No Redis answers at the address of a queue, or it does not take the password.',
  },
  'queue-full': {
    severity: 'error',
    trouble: 'io',
    summary: 'Redis has no memory left for a deck.',
  },
  'queue-refused': {
    severity: 'error',
    summary: 'A worker has other files or another version than whoever asks for decks.',
  },
  'queue-failed': {
    severity: 'error',
    trouble: 'io',
    summary: 'A deck was not built, though several workers tried.',
  },
  'import-format': {
    severity: 'error',
    summary: 'A file that is to be imported is neither Markdown nor a presentation that can be read.',
  },
  'not-imported': {
    severity: 'warning',
    summary: 'Something of a file that is imported could not be taken.',
  },
  'translation-file': {
    severity: 'error',
    summary:
      'A file with translations is neither XLIFF 2.1 nor CSV as export writes it, or does not say its language.',
  },
  'translation-moved': {
    severity: 'warning',
    summary:
      'A translation is not taken: its original is not there any more, or is written in a way that is left alone.',
  },
  'translation-marked': {
    severity: 'warning',
    summary:
      'What goes to translators holds texts that are marked higher than what the project marks by itself.',
  },
  'translation-stale': {
    severity: 'warning',
    summary: 'The original of a translation changed since it was translated. Only `check` says so.',
  },
  'file-exists': {
    severity: 'error',
    trouble: 'usage',
    summary: 'A file that a command would create is there already.',
  },
} as const satisfies CodeTable;

export const reportBuild = reporterFor(buildCodes);

#!/usr/bin/env node
import { version } from './source/index.ts';

// Only what every run needs is loaded here: `--version` and `--help` start as fast as Node itself.
const argv = process.argv.slice(2);
const end = argv.indexOf('--');
const words = end < 0 ? argv : argv.slice(0, end);

// A reader that has seen enough (`throughline list | head`) is no trouble of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout) process.stderr.write(`cannot write the results: ${error.code}\n`);
    process.exitCode = 4;
  });
}

if (words.includes('--version')) process.stdout.write(`${version}\n`);
else if (!(await printHelp()) && !(await buildNothing())) {
  // Until the program listens itself, an interrupted run has nothing to put right.
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const { runProcess } = await import('./cli/run-process.ts');
  await runProcess(argv);
}

/** A build in which nothing has changed needs no more than to find that out. */
async function buildNothing(): Promise<boolean> {
  if (argv[0] !== 'build') return false;
  const { quickBuild } = await import('./cli/quick-build.ts');
  try {
    return quickBuild(argv);
  } catch {
    // What it cannot make sense of is for the whole program, which says what is wrong.
    return false;
  }
}

async function printHelp(): Promise<boolean> {
  // Who says nothing wants to know what there is to say.
  const asked = words[0] === 'help' ? words.slice(1) : words;
  if (argv.length > 0 && asked === words && !words.includes('-h') && !words.includes('--help')) return false;
  const { helpFor } = await import('./cli/help-for.ts');
  const command = asked.find((word) => !word.startsWith('-'));
  // A command that does not exist has no help: parsing says so.
  const text = helpFor(command ?? '', process.stdout.columns);
  if (text !== null) process.stdout.write(text);
  return text !== null;
}

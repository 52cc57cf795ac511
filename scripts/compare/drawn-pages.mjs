import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version of a program, or null when the machine has none. */
export function versionOf(program, argument) {
  try {
    // pdftotext says it on standard error, and some of its versions with an exit code of its own.
    return execFileSync(program, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split(
      '\n',
    )[0];
  } catch (error) {
    return error.code === 'ENOENT' ? null : 'of unknown version';
  }
}

/**
 * Has LibreOffice draw decks as PDF, all in one run, and reads where each word stands: for every deck its pages, each
 * a list of `{ text, left, top, right, bottom }` in points and in the order in which they were drawn; and the files.
 */
export async function drawnPages(decks, folder, env) {
  await mkdir(folder, { recursive: true });
  const files = decks.map(({ name }, i) =>
    join(folder, `${i}-${name.replace(/[^A-Za-z0-9.-]+/g, '-')}.pptx`),
  );
  for (const [i, { pptx }] of decks.entries()) await writeFile(files[i], pptx);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
    env,
    stdio: 'ignore',
  });
  return { files, pages: files.map((file) => wordsOf(file.replace(/\.pptx$/, '.pdf'))) };
}

/**
 * `-raw` keeps the words in the order of the page's content, which is that of its shapes; `-bbox-layout` would guess
 * columns, and put words of neighbouring boxes on one line.
 */
function wordsOf(pdf) {
  const html = execFileSync('pdftotext', ['-raw', '-bbox', pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: unescaped(text),
      })),
    );
}

function unescaped(text) {
  const signs = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return signs[name] ?? whole;
  });
}

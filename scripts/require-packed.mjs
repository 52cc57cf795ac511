// In the bundle: loads a script that stands packed beside it, once.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';

const loaded = new Map();

export function requirePacked(name) {
  const known = loaded.get(name);
  if (known) return known.exports;
  const file = join(__dirname, name);
  const text = brotliDecompressSync(readFileSync(`${file}.br`)).toString('utf8');
  const module = { exports: {} };
  const words = ['exports', 'require', 'module', '__filename', '__dirname'];
  compileFunction(text, words, { filename: file })(
    module.exports,
    createRequire(file),
    module,
    file,
    dirname(file),
  );
  // Kept when it has run to its end: what failed half-way is tried again, and fails again.
  loaded.set(name, module);
  return module.exports;
}

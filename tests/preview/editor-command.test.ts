import { describe, expect, it } from 'vitest';
import { editorWords, readEditorCommand } from '../../src/preview/index.ts';

const place = { path: 'content/a/outline.yaml', line: 12, column: 3 };

function run(text: string, file = '/home/me/content/a/outline.yaml') {
  const { value } = readEditorCommand(text);
  return value && [value.program, ...editorWords(value, file, place)];
}

describe('readEditorCommand', () => {
  it.each([
    ['code -g {file}:{line}:{column}', ['code', '-g', '/home/me/content/a/outline.yaml:12:3']],
    ['  vim   +{line}  {file} ', ['vim', '+12', '/home/me/content/a/outline.yaml']],
    [
      '"/opt/My Editor/edit" --at "{file}"',
      ['/opt/My Editor/edit', '--at', '/home/me/content/a/outline.yaml'],
    ],
    ["edit 'a b'{line} {file}", ['edit', 'a b12', '/home/me/content/a/outline.yaml']],
    ['edit "" {file}', ['edit', '', '/home/me/content/a/outline.yaml']],
  ])('%s', (text, words) => {
    expect(run(text)).toEqual(words);
  });

  it('takes a file for what it is, whatever is in its name', () => {
    const file = '/p/a b; rm -rf "$HOME" `x` {line}.yaml';
    expect(run('code -g {file}:{line}', file)).toEqual(['code', '-g', `${file}:12`]);
  });

  it.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['code "{file}', 'quote without its end'],
    ["code {file}'", 'quote without its end'],
    ['code -g', 'does not say where the {file} goes'],
    ['{file}', 'does not say where the {file} goes'],
  ])('refuses %j', (text, problem) => {
    const { value, diagnostics } = readEditorCommand(text);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'invalid-editor', trouble: 'usage' }]);
    expect(diagnostics[0]!.message).toContain(problem);
  });
});

import type { Random } from './random.ts';

const plain =
  'the rain sea water of security that carries people say more than two and a policy cycle in words year'.split(
    ' ',
  );
const nasty = [
  ...[
    ']]>',
    '&amp;',
    '<b>',
    '</a:t>',
    '_x000D_',
    '$&',
    '\\{{x}}',
    '\\{{{',
    '<!--',
    '&#0;',
    '%s',
    '\\',
    '"',
    "'",
  ],
  ...[
    '=1+1',
    '@SUM',
    'NO',
    'null',
    '00501',
    '1e5',
    '__proto__',
    'toString',
    '::error::',
    '##[x]',
    'http://a.b/c_d',
  ],
  ...[
    '总体国家安全观',
    '蒸发，凝结。',
    'カーテン',
    '안녕하세요',
    'שלום',
    'مرحبا',
    'สวัสดี',
    'हिन्दी',
    'Ελλάδα',
    'ƒ(x)≠∞',
  ],
  ...[
    '👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    '👍🏽',
    '1️⃣',
    '🇺🇳',
    'e\u0301',
    'ﷺ',
    '𝒜𝓈',
    '𠮷',
    '\u00a0',
    'soft\u00adhyphen',
    '\u2028',
    '…—–',
    '“„»',
    'ﬁ',
  ],
  ...[
    '*emphasis*',
    '**strong**',
    '`code`',
    '[a link](https://example.org/?a=b&c=d)',
    '[',
    '](',
    '*',
    '**',
    '`',
    '|',
    '#',
    '>',
  ],
  ...[
    '- x',
    '1. y',
    '~~z~~',
    '\\*',
    'snake_case',
    'C:\\dir',
    'a/b/c',
    'e-mail@example.org',
    '½',
    '10\u202f000',
    'ẞ',
  ],
] as const;

/** One line of words, some of them nasty. */
export function nastyText(random: Random, most = 12): string {
  const words = Array.from({ length: random.int(1, most) }, () =>
    random.chance(0.25) ? random.pick(nasty) : random.pick(plain),
  );
  // A text of signs that mean something to Markdown alone may be no text at all.
  return random.chance(0.9)
    ? `${random.pick(plain)} ${words.join(' ')}`
    : `${words.join(' ')} ${random.pick(plain)}`;
}

/** The same in one or several languages, as YAML. */
export function nastyYaml(random: Random, languages: readonly string[], most = 12): string {
  if (languages.length === 1 || random.chance(0.3)) return quote(nastyText(random, most));
  return `{ ${languages.map((language) => `${language}: ${quote(nastyText(random, most))}`).join(', ')} }`;
}

/** Markdown of several blocks. */
export function nastyBlocks(random: Random): string {
  const line = () => nastyText(random, 8).replace(/\u2028/g, ' ');
  const blocks = [
    () => line(),
    () => [line(), line(), line()].map((each) => `- ${each}`).join('\n'),
    () => [line(), line()].map((each, i) => `${i + 1}. ${each}`).join('\n'),
    () => `- ${line()}\n  - ${line()}\n  - ${line()}\n- ${line()}`,
    () => `> ${line()}`,
    () =>
      `| ${cell(line())} | ${cell(line())} |\n|---|---|\n| ${cell(line())} | ${cell(line())} |\n| ${cell(line())} | |`,
    () => `\`\`\`\n${line()}\n  ${line()}\n\`\`\``,
  ];
  return Array.from({ length: random.int(1, 3) }, () => random.pick(blocks)()).join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '/').replaceAll('`', '');
}

/** A YAML text in double quotes. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u2028\u2029\u0085\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

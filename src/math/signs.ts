/** Operators that run over what follows, and are as tall as it. */
export const narySigns: ReadonlySet<string> = new Set([...'∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆⨅∫∬∭⨌∮∯∰∱∲∳⅀']);

export const relations = /^[=<>≤≥≠≈≡∼≃≅≐∝∈∉∋⊂⊃⊆⊇⊄⊅⊈⊉≺≻⪯⪰≪≫→←↔⇒⇐⇔⟹⟸⟺⟶⟵⟷↦⟼⇌⇀⇁↑↓⊢⊨∣∥⊥≔≕:]$/u;

export const openers: ReadonlySet<string> = new Set([...'([{⟨⌊⌈⟦']);
export const closers: ReadonlySet<string> = new Set([...')]}⟩⌋⌉⟧']);
export const bars: ReadonlySet<string> = new Set(['|', '∣', '‖', '∥']);

export const primes = /^[′″‴⁗'‵]+$/;

/** Signs that MathML sets over a letter, and the combining marks that Office knows them by. */
export const accentMarks: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030C',
  '˘': '\u0306',
  '´': '\u0301',
  ˊ: '\u0301',
  '`': '\u0300',
  ˋ: '\u0300',
  '˚': '\u030A',
  '∘': '\u030A',
  '→': '\u20D7',
  '⃗': '\u20D7',
  '←': '\u20D6',
  '↔': '\u20E1',
  '⃛': '\u20DB',
  '⃜': '\u20DC',
  '…': '\u20DB',
};

export const barSigns: ReadonlySet<string> = new Set([
  '¯',
  '―',
  '‾',
  '_',
  '\u0332',
  '\u0305',
  'ˉ',
  '–',
  '—',
  '―',
]);
export const braceSigns: ReadonlySet<string> = new Set([...'⏞⏟⎴⎵⏜⏝⏠⏡']);

/** `npm run test:long` sets it: before a release, or for a night. */
const long = process.env.THROUGHLINE_LONG === '1';

/**
 * The random cases of a change are the same each time, so that what fails was broken by the change; those of a long run
 * are new ones. A run that failed is repeated with the seed that it printed: `THROUGHLINE_SEED=7 npx vitest run FILE`.
 */
export const seed = asked('THROUGHLINE_SEED') ?? pick(20261123, Math.floor(Math.random() * 1e9));

/** How many random cases a test tries for a change, and how many in a long run. All such numbers stand here. */
export const howMany = {
  slides: pick(200, 20_000),
  slidesOfEachSize: pick(15, 1000),
  diagrams: pick(15, 600),
  matrices: pick(5, 200),
  denseDiagrams: pick(10, 400),
  diagramLines: pick(12, 400),
  diagramWords: pick(6, 200),
  figureRules: pick(30, 200),
  tables: pick(50, 1500),
  cards: pick(12, 400),
  blocks: pick(50, 1500),
  titles: pick(80, 5000),
  markup: pick(300, 10_000),
  documents: pick(20, 800),
  drawings: pick(100, 4000),
  packages: pick(300, 3000),
  lines: pick(1000, 10_000),
  marks: pick(200, 4000),
  phrases: pick(60, 1000),
  excuses: pick(500, 10_000),
  svgLines: pick(60, 1000),
  forms: pick(60, 500),
  connectors: pick(20_000, 100_000),
  decks: asked('FUZZ_DECKS') ?? pick(12, 1000),
  decksValidated: asked('FUZZ_VALIDATED') ?? pick(2, 20),
  templates: asked('FUZZ_TEMPLATES') ?? pick(20, 5000),
  /** Of the decks and templates: `npm run fuzz -- 1 --seed 5017` makes those of that seed again. */
  firstSeed: asked('FUZZ_SEED') ?? 1,
  brands: pick(20, 200),
  grafts: pick(6, 200),
  boxes: pick(200, 20_000),
  earlierDecks: pick(6, 300),
  standingDecks: pick(3, 400),
  edits: pick(10, 300),
  handEdits: pick(40, 300),
  kills: pick(6, 500),
  /** Kilobytes that a disk has left, milliseconds after which a folder is taken away, threads. */
  diskSizes: pick([4, 40, 120, 200], [4, 16, 40, 80, 120, 160, 240]),
  removals: pick([0, 60], [0, 30, 60, 80, 150]),
  threads: pick(['1', '3', '20'], ['1', '2', '3', '4', '20']),
  /** Every how many operations on the disk a build is stopped. */
  everyStop: pick(24, 1),
} as const;

function pick<T>(aChange: T, aNight: T): T {
  return long ? aNight : aChange;
}

function asked(name: string): number | null {
  const text = process.env[name];
  return text === undefined ? null : Number(text);
}

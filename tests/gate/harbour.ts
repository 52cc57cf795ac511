import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

/** A project of three levels: what only the board may know stands in every kind of thing. */
export const harbour: Readonly<Record<string, string>> = {
  'throughline.yaml': 'markings: [public, internal, confidential]\n',
  'content/x/outline.yaml': `title: Harbour plan
language: en
sources:
  study: { title: Harbour study, short: Study, file: sources/study.txt }
  memo: { title: Board memorandum on the yard, short: Yard memo, marking: confidential }
statements:
  - { id: growth, text: The study says that traffic grows by three per cent a year., source: study, quote: Traffic grows by three per cent a year. }
elements:
  quay: { label: Quay, statements: [ { text: The quay is full on most days., source: study, quote: full on most days } ] }
  crane: { label: Crane, notes: { marking: internal, text: The crane contract ends in May. } }
  rail: { label: Rail link, marking: internal }
  nightjar:
    label: Project Nightjar
    marking: confidential
    headline: We buy the neighbouring yard
    notes: Nobody outside of the board knows the seller.
    statements: [ { id: price, text: The board offers **forty** million for the yard., source: memo, quote: offer forty million } ]
relationships:
  lift: { from: crane, to: quay, label: serves }
  take: { from: nightjar, to: quay, label: takes in its berths }
groups:
  parts: { label: Parts of the harbour, members: [quay, crane, rail, nightjar], count: 4, relabel: { nightjar: The yard next door } }
events:
  signing: { date: 2027-03-01, label: Contract is signed, marking: confidential }
terms:
  teu: { term: TEU, meaning: A box of twenty feet. }
  earnout: { term: Earn-out, meaning: What is paid when the yard earns enough., marking: confidential }
data:
  traffic:
    source: study
    columns: { year: Year, boxes: Boxes, margin: { label: Secret margin, marking: confidential } }
    rows:
      - { year: 2023, boxes: 1200, margin: 77 }
      - { year: 2024, boxes: 1300, margin: 81 }
      - { year: 2025, boxes: 1400, margin: 99, marking: internal }
  bids:
    marking: confidential
    columns: { bidder: Bidder, amount: Amount }
    rows: [ { bidder: Norddock Holding, amount: 31 }, { bidder: Yard KG, amount: 28 } ]
`,
  'content/x/sources/study.txt': 'Traffic grows by three per cent a year.\nThe quay is full on most days.\n',
};

const scratch = temporaryFolder('gate');

/** The project with these files besides. */
export function writeHarbour(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...harbour, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

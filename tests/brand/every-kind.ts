import type { ComposedProject } from '../fuzz/compose-project.ts';

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#1F6FB2"/><circle cx="160" cy="100" r="70" fill="#fff"/></svg>`;

/** A plain deck with a slide of each sort: cover, section, points, table, figure, chart, picture, end. */
export const everyKind: ComposedProject = {
  outline: 'content/fuzz/outline.yaml',
  deck: 'content/fuzz/decks/deck.yaml',
  files: {
    'content/fuzz/images/drawing.svg': drawing,
    'content/fuzz/data/rain.csv': 'month,north,south\n2026-01,12,31\n2026-02,18,24\n2026-03,9,40\n',
    'content/fuzz/outline.yaml': `title: Rain
language: en
sources: { own: { title: Own count of the rain } }
data: { rain: { file: data/rain.csv, source: own } }
elements:
  sea: { label: Sea, role: Where it begins }
  cloud: { label: Clouds, role: What carries it }
  hill: { label: Hills, role: Where it falls }
  river: { label: Rivers, role: What brings it back }
groups:
  way: { label: The way of water, members: [sea, cloud, hill, river] }
`,
    'content/fuzz/decks/deck.yaml': `title: Rain falls unevenly over the two valleys
subtitle: What three months of counting have shown
audience: Whoever plans the dams
date: 2026-11-22
footer: Counted by hand
slides:
  - use: cover
  - use: cover-panel
    id: numbers
    figures:
      - { value: "98", label: days of rain in the south }
      - { value: "39", label: days of rain in the north }
      - { value: "3", label: months }
  - section: What was counted
    subtitle: Three months, two valleys
  - use: content
    title: The south gets twice as much as the north
    body: |
      - In January the south had thirty-one days of rain
      - February was more even than any other month
      - March was dry in the north
        - and the dam stood half empty
  - use: content
    id: typed
    title: A table says where each month stands
    body: |
      | Month | North | South |
      |:------|------:|------:|
      | January | 12 | 31 |
      | February | 18 | 24 |
      | March | 9 | 40 |
  - use: overview
    title: Water goes round by four places
    group: way
  - { use: chart, title: March parted the two valleys, data: rain, kind: column }
  - use: image
    title: The gauge stands in an open field
    src: images/drawing.svg
    alt: A white disc on blue
    caption: A disc that can be seen from the road.
  - use: two-columns
    title: Two valleys, two dams
    left: |
      - The north has the larger dam
      - It is rarely full
    right: |
      - The south has the smaller dam
      - It runs over each spring
  - use: closing
    figures:
      - { value: "20", label: more days of rain in the south each winter }
      - { value: "1 in 3", label: springs in which its dam runs over }
`,
  },
};

/** What `init` tells a program that writes for somebody: how outlines, decks and checks work here. One page. */
export const starterAgents = `# For whoever writes here, people and programs

This is a Throughline project: what is true stands once, in an outline, with its sources; decks, notes and handouts are built
from it. Edit YAML, never what stands in \`output/\`.

| file | what it is |
|---|---|
| \`content/<name>/outline.yaml\` | elements, relationships, groups, events, terms, data, sources; every statement with its source |
| \`content/<name>/decks/*.yaml\` | what is shown to whom: slides by kind (\`use:\`), in order |
| \`content/<name>/sources/\`, \`images/\`, \`data/\` | stored copies of sources, pictures, CSV files |
| \`throughline.yaml\` | settings of all decks |
| \`output/\` | built; committed, never edited by hand |

## Rules

- A fact is written once, in the outline; a deck refers to it by its id (\`item: heap\`, \`statement: turned\`).
- A statement says who says so, names its \`source\`, and quotes it letter for letter (\`quote\`): the build looks the quote up.
  Sources may come from a bibliography (\`sources: { file: references.bib }\`).
  Never invent a source, a quote or a figure; leave a fact out rather. What holds only for a while has its \`valid-until\` or
  \`review-by\` at the source: never move such a date without having looked.
- Ids are lower-case words with hyphens, unique in an outline, and stay when labels change.
- Titles say the point in a sentence. One idea a slide; what is said goes into \`notes:\`.
- A text may be a map of languages: \`{ en: Soil, de: Erde }\`.

## How to work

\`\`\`
throughline list templates          kinds of slides, their parameters, an example of each
throughline schema outline          the JSON Schema of outlines; also: deck, theme, project
throughline check --no-drift        all that is wrong, with file, line and what to do; nothing is written
throughline build                   decks, notes and handouts into output/
throughline diff HEAD               what your change does: in the outline, then on which slides
throughline check                   0: all is well and output/ is current
\`\`\`

\`--reporter json\` gives results and findings as JSON. Exit codes: 0 well, 1 errors in the files, 2 wrong usage, 3 output/ not
current. Mend what \`check\` says at its line, and check again, before you build; a warning has a reason too. Do not silence a
check with \`excuse:\` unless a person asks for it. \`throughline mcp\` offers the same over the Model Context Protocol.
`;

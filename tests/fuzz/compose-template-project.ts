import { type ComposedProject, composeProject } from './compose-project.ts';
import { composeMarkdown, composePartial, composeTemplate } from './compose-template.ts';
import { composeTheme } from './compose-theme.ts';
import { nastyYaml } from './nasty-text.ts';
import { randomFrom } from './random.ts';

/** How often something is wrong; half of the projects have nothing wrong but what their words bring about. */
const wildness = [0, 0, 0, 0.002, 0.02, 0.2];

/** A random outline with random slide templates, handouts, notes and theme of its own, decided by a seed. */
export function composeTemplateProject(seed: number): ComposedProject {
  const base = composeProject(seed);
  const random = randomFrom(seed ^ 0x7e3a11);
  const wild = random.pick(wildness);
  const kinds = Array.from({ length: random.int(1, 4) }, (_, i) => `odd-${i}`);
  const language = /^language: (.*)$/m.exec(String(base.files[base.outline]))![1]!;
  const handout = random.chance(0.3);
  const files: Record<string, string | Uint8Array> = {
    ...base.files,
    'templates/odd/partials/odd.hbs': composePartial(random, wild),
    [base.deck]: [
      'title: Odd',
      'template: odd',
      `languages: [${random.pick([language, language, 'en', `${language}, pt`])}]`,
      ...(random.chance(0.3) ? [`footer: ${nastyYaml(random, [language], 3)}`, 'date: 2026-03-01'] : []),
      ...(handout ? ['handouts: [odd]'] : []),
      'slides:',
      ...kinds.map(
        (kind) => `  - { use: ${kind}, id: ${kind}, title: ${nastyYaml(random, [language], 5)}, item: e0 }`,
      ),
      '  - { use: sources, id: the-sources }',
      '',
    ].join('\n'),
  };
  for (const kind of kinds) files[`templates/odd/slides/${kind}.hbs`] = composeTemplate(random, wild);
  if (handout) files['templates/odd/handouts/odd.md.hbs'] = composeMarkdown(random, wild);
  if (random.chance(0.1)) files['templates/odd/notes.md.hbs'] = composeMarkdown(random, wild);
  if (random.chance(0.5)) files['templates/odd/theme.yaml'] = composeTheme(random);
  return { ...base, files, templateSets: ['odd'] };
}

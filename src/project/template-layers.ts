import { type Diagnostic, didYouMean, type Outcome, type Span } from '../source/index.ts';
import { entryOf, parseYaml } from '../yaml/index.ts';
import { reportProject } from './codes.ts';
import { findPackageRoot } from './disk/find-project.ts';
import type { Project } from './open-project.ts';

/** Sets of a project that are laid over the shipped one of their name without saying so. */
const sameName: readonly string[] = ['briefing', 'night'];

/**
 * The folders of a template set, lowest first. A project's own set lies over the one that its theme.yaml names as `base`,
 * else over the shipped `briefing` (`night` over `night`). Diagnostic: unknown-set.
 */
export function templateLayers(
  project: Project,
  name: string,
  from: Span | null,
): Outcome<readonly string[]> {
  return findLayers(project, name, from, []);
}

function findLayers(
  project: Project,
  name: string,
  from: Span | null,
  over: readonly string[],
): Outcome<readonly string[]> {
  const { templateSets, files } = project;
  if (!templateSets.includes(name)) return unknownSet(name, from, project);
  // In Throughline's own project the shipped sets are the project's.
  const home = project.root === findPackageRoot() ? 'templates' : 'package:templates';
  const shipped = `${home}/${name}`;
  const mine = `templates/${name}`;
  const own = files.exists(mine) ? mine : (project.installed.get(name)?.folder ?? mine);
  if (own === shipped || !files.exists(own))
    return { value: shippedLayers(project, home, name), diagnostics: [] };
  const base = readBase(project, own);
  if (!base && !sameName.includes(name))
    return { value: [...shippedLayers(project, home, 'briefing'), own], diagnostics: [] };
  const below = base?.name ?? name;
  if (below === name || over.includes(below)) {
    if (base && over.includes(below)) {
      const message = `the template set "${name}" is laid over "${below}", which is laid over it`;
      return { diagnostics: [reportProject('unknown-set', base.span, message)] };
    }
    if (!files.exists(shipped)) return unknownSet(below, base?.span ?? from, project);
    return { value: [...shippedLayers(project, home, name), own], diagnostics: [] };
  }
  const layers = findLayers(project, below, base?.span ?? from, [...over, name]);
  return layers.value ? { ...layers, value: [...layers.value, own] } : layers;
}

/** A shipped set that has no notes of its own, such as one that only brings a theme, speaks as `briefing` does. */
function shippedLayers({ files }: Project, home: string, name: string): readonly string[] {
  const shipped = `${home}/${name}`;
  const whole = name === 'briefing' || files.exists(`${shipped}/notes.md.hbs`);
  return whole ? [shipped] : [`${home}/briefing`, ...(files.exists(shipped) ? [shipped] : [])];
}

/** What a set of the project says that it is laid over. What is wrong with its file is said where it is read as a theme. */
function readBase({ files }: Project, own: string): { readonly name: string; readonly span: Span } | null {
  const path = `${own}/theme.yaml`;
  const text = files.exists(path) ? files.readText(path, null).value : undefined;
  const parsed = text && parseYaml(text).value;
  const value = parsed?.kind === 'map' ? entryOf(parsed, 'base')?.value : null;
  // A presentation is no set: what it gives is laid over the usual one.
  if (value?.kind === 'scalar' && isBrandFile(value.text)) return null;
  return value?.kind === 'scalar' && value.text !== '' ? { name: value.text, span: value.span } : null;
}

/** Whether what is named as a theme is a presentation, and no set. */
export function isBrandFile(name: string): boolean {
  return /\.(pptx|potx)$/i.test(name);
}

function unknownSet(
  name: string,
  from: Span | null,
  { templateSets, settings }: Pick<Project, 'templateSets' | 'settings'>,
): { readonly diagnostics: readonly Diagnostic[] } {
  const isListed = settings.packages.some((each) => each.name === name);
  const list = isListed
    ? 'its package is listed in throughline.yaml; what keeps it from being read is said there'
    : `list the package in throughline.yaml: packages: ["${name}"]`;
  const known = didYouMean(name, templateSets) ?? `there are: ${templateSets.join(', ')}`;
  const hint = name.startsWith('@') ? list : known;
  return { diagnostics: [reportProject('unknown-set', from, `no template set "${name}"`, { hint })] };
}

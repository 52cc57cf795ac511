import { dump } from 'js-yaml';

/** Plain data as YAML: texts of several lines as blocks, nothing folded, nothing aliased. */
export function writeYaml(value: object): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}

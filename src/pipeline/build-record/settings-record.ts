import type { Project } from '../../project/index.ts';
import type { SettingsRecord } from './record.ts';

/** All settings but those that only say where outputs go, or what is said of them. */
export function settingsOf({ settings, installed }: Project): SettingsRecord {
  const {
    checks,
    output: _output,
    record: _record,
    vars: _vars,
    packages: _packages,
    asOf: _asOf,
    ...made
  } = settings;
  // Where something stands makes no deck another one; which version of a package it was made with stands in its manifest.
  const versions = [...installed].map(([name, { version }]) => [name, version]);
  const text = JSON.stringify({ ...made, versions }, (key, value: unknown) =>
    key === 'span' || key === 'keySpan' ? undefined : value,
  );
  return { made: text, said: JSON.stringify([...checks]) };
}

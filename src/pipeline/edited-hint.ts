/** What to do about a file that was edited by hand. */
export function editedHint(path: string): string {
  const force = 'build with --force, which keeps a copy of the edited file beside the new one';
  if (!/\.(?:pptx|notes\.md)$/.test(path))
    return `bring the change into the outline, the deck or the templates; then ${force}`;
  return `"throughline adopt ${path}" keeps the edits in every build; or bring the change into the outline, the deck or the templates, then ${force}`;
}

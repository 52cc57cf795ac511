/** Puts other contents into a body; what was folded open stays so, and the focus stays at the button of the same mark. */
export function replaceKeeping(body: HTMLElement, made: readonly Node[]): void {
  const open = new Set([...body.querySelectorAll('details[open]')].map(foldKey));
  const focused = body.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-for-mark')
    : null;
  body.replaceChildren(...made);
  for (const details of body.querySelectorAll('details')) if (open.has(foldKey(details))) details.open = true;
  if (focused)
    body.querySelector<HTMLElement>(`[data-for-mark="${focused}"]`)?.focus({ preventScroll: true });
}

function foldKey(details: Element): string {
  return `${details.parentElement?.querySelector('h3')?.firstChild?.textContent} ${details.getAttribute('data-fold')}`;
}

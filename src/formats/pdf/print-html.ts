import { BrowserError, type BrowserSession } from './browser-session.ts';

/**
 * Prints a page to PDF as its own style sheet says, tagged and with its headings as bookmarks. The page runs no script
 * and is offline. Rejects with BrowserError.
 */
export async function printHtml(session: BrowserSession, html: string): Promise<Uint8Array> {
  const { targetId } = await session.command('Target.createTarget', { url: 'about:blank' });
  const attached = await session.command('Target.attachToTarget', { targetId, flatten: true });
  const page = text(attached.sessionId);
  try {
    await session.command('Page.enable', {}, page);
    await session.command('Network.enable', {}, page);
    const offline = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
    await session.command('Network.emulateNetworkConditions', offline, page);
    await session.command('Emulation.setScriptExecutionDisabled', { value: true }, page);
    const tree = await session.command('Page.getFrameTree', {}, page);
    const loaded = session.event('Page.loadEventFired', page);
    // Whatever comes first: a browser that goes away rejects both.
    loaded.catch(() => {});
    await session.command('Page.setDocumentContent', { frameId: frameOf(tree.frameTree), html }, page);
    await loaded;
    const printed = await session.command('Page.printToPDF', printing, page);
    return Buffer.from(text(printed.data), 'base64');
  } finally {
    await session.command('Target.closeTarget', { targetId }).catch(() => {});
  }
}

const printing = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
} as const;

function frameOf(tree: unknown): string {
  const frame = field(tree, 'frame');
  return text(field(frame, 'id'));
}

function field(value: unknown, name: string): unknown {
  // A plain look-up: what is no object has no fields.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new BrowserError('the browser answers in a way that is not known');
  return value;
}

import { once } from 'node:events';
import { createInflate } from 'node:zlib';
import { malformed } from '../fault.ts';
import { inflateFault, scanPng } from '../png/scan-png.ts';

/** Unpacks the pixels of a PNG piece by piece, so that even the largest takes little memory. Throws a PictureFault. */
export async function checkPixels(bytes: Uint8Array): Promise<void> {
  const { pixelData, rowChecker } = scanPng(bytes);
  const rows = rowChecker();
  const stream = createInflate();
  stream.on('data', (piece: Uint8Array) => {
    try {
      rows.push(piece);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  const ended = once(stream, 'end');
  // Whoever awaits it below is told.
  ended.catch(() => undefined);
  try {
    for (const data of pixelData) if (!stream.destroyed && !stream.write(data)) await drained(stream);
    stream.end();
    await ended;
  } catch (error) {
    throw inflateFault(error);
  }
  if (stream.bytesWritten !== pixelData.reduce((sum, { length }) => sum + length, 0))
    throw malformed('holds more behind its pixels');
  rows.finish();
}

/** Or broken off, which is seen later. */
function drained(stream: NodeJS.EventEmitter): Promise<unknown> {
  return Promise.race([once(stream, 'drain'), once(stream, 'close'), once(stream, 'end')]).catch(
    () => undefined,
  );
}

import { describe, expect, it } from 'vitest';
import { findMetadata } from '../../src/pictures/index.ts';
import { readMedia } from '../../src/project/index.ts';
import { box, join, type MediaWishes, mediaFile, whereFilmed } from '../fixtures/media.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const text = (words: string) => Uint8Array.from(words, (sign) => sign.charCodeAt(0));

function read(bytes: Uint8Array, name = 'clip.mp4') {
  const { value, diagnostics } = readMedia(memoryFiles({ [name]: bytes }), name, null);
  return { value, said: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}

describe('what is taken', () => {
  it('is told by its bytes, whatever its name', () => {
    expect(read(mediaFile()).value).toMatchObject({ kind: 'video', path: 'clip.mp4' });
    expect(read(mediaFile({ kind: 'audio' })).value?.kind).toBe('audio');
    expect(read(mediaFile({ kind: 'audio' }), 'clip.mov').value?.kind).toBe('audio');
  });

  it.each<[string, Uint8Array, string]>([
    ['a picture', text('\x89PNG\r\n\x1a\n0000'), 'media-type: the video "clip.mp4" is no MP4 file'],
    ['a QuickTime film', mediaFile({ brand: 'qt  ' }), 'QuickTime'],
    ['another encoding', mediaFile({ encoding: 'vp09' }), 'encoded as "vp09"'],
    ['one that is encrypted', mediaFile({ encoding: 'encv' }), 'encoded as "encv"'],
    ['one that is cut off', mediaFile().subarray(0, -3), 'media-damaged: the video "clip.mp4" is cut off'],
    ['a head alone', mediaFile().subarray(0, 32), 'media-damaged'],
    ['nothing', new Uint8Array(), 'media-type'],
    [
      'a track of places',
      mediaFile({ handler: 'meta' }),
      'media-private: the video "clip.mp4" has a track "meta"',
    ],
    ['picture in another file', mediaFile({ elsewhere: true }), 'media-private'],
  ])('is not %s', (_, bytes, said) => {
    const { value, said: found } = read(bytes);
    expect(value).toBeUndefined();
    expect(found.join()).toContain(said);
  });

  it('is no address', () => {
    const { diagnostics } = readMedia(memoryFiles({}), 'content/water/https://example.org/a.mp4', null);
    expect(diagnostics[0]).toMatchObject({ code: 'media-type', hint: expect.stringContaining('"url"') });
  });
});

describe('what tells more than picture and sound', () => {
  const wishes: MediaWishes = {
    made: 3_800_000_000,
    encoder: 'Encoder 7',
    inMovie: [whereFilmed, box('meta', text('\0\0\0\0com.apple.quicktime.author A. Name'))],
    inTrack: [box('udta', box('name', text('Living room')))],
    behind: [
      box('uuid', text('0123456789abcdef<x:xmpmeta>A. Name</x:xmpmeta>')),
      box('free', text('left over')),
    ],
  };
  const told = mediaFile(wishes);

  it('is found', () => {
    expect(findMetadata(told)).toEqual(
      expect.arrayContaining(['the place where it was taken', 'dates', 'texts']),
    );
    expect(findMetadata(mediaFile())).toEqual([]);
  });

  it('is emptied in its place, and nothing else changes', () => {
    const clean = read(told).value!.bytes;
    expect(clean.length).toBe(told.length);
    expect(latin(clean)).not.toMatch(
      /52\.52|A\. Name|Living room|left over|xmpmeta|©xyz|udta|Encoder|Camera/,
    );
    expect(findMetadata(clean)).toEqual([]);
    const samples = (bytes: Uint8Array) => {
      const at = latin(bytes).indexOf('mdat');
      return latin(bytes.subarray(at, at + 100));
    };
    expect(samples(clean)).toBe(samples(told));
    // What was cleaned stays as it is.
    expect(read(clean).value!.bytes).toEqual(clean);
  });

  it('leaves bytes alone in which nothing does', () => {
    const clean = read(mediaFile()).value!.bytes;
    expect(read(clean).value!.bytes).toBe(clean);
  });
});

it('reads no box beyond its end, whatever its size says', () => {
  const whole = mediaFile();
  for (let at = 0; at < whole.length - 400; at += 3) {
    const bytes = join(whole);
    bytes.set([0xff, 0xff, 0xff, 0xff], at);
    expect(() => read(bytes)).not.toThrow();
    expect(() => findMetadata(bytes)).not.toThrow();
  }
});

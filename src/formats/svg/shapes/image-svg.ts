import type { PlacedImage } from '../../../layout/index.ts';
import { svgElement, svgNumber } from '../svg-element.ts';
import { type SvgWork, toPoints } from '../svg-work.ts';

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml' } as const;

/** A picture with its bytes, of which the box shows what its crop leaves. */
export function imageSvg({ image, box, crop }: PlacedImage, _work: SvgWork): string {
  const { x, y, w, h } = toPoints(box);
  const href = `data:${mediaTypes[image.format]};base64,${base64(image.bytes)}`;
  const fixed = { preserveAspectRatio: 'none', href };
  if (!crop) return svgElement('image', { x, y, width: w, height: h, ...fixed });
  const width = Math.max(image.widthPx, 1);
  const height = Math.max(image.heightPx, 1);
  const shown = [
    crop.left * width,
    crop.top * height,
    Math.max(1 - crop.left - crop.right, 0.001) * width,
    Math.max(1 - crop.top - crop.bottom, 0.001) * height,
  ];
  return svgElement(
    'svg',
    {
      x,
      y,
      width: w,
      height: h,
      viewBox: shown.map(svgNumber).join(' '),
      preserveAspectRatio: 'none',
      overflow: 'hidden',
    },
    svgElement('image', { width, height, ...fixed }),
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

import { attributeOf, isTrue, type XmlElement } from '../../../xml/index.ts';
import { frameElement } from '../read/inherited.ts';
import type { SnapshotBox } from './snapshot.ts';

/** Where a line begins and ends: in a frame that may be turned and turned over. */
export function courseOf(element: XmlElement, [x, y, w, h]: SnapshotBox): SnapshotBox {
  const frame = frameElement(element);
  const said = (name: string) => (frame && attributeOf(frame, name)) ?? '';
  const [left, top] = [isTrue(said('flipH')), isTrue(said('flipV'))];
  const turn = (Number(said('rot') || 0) / 60_000 / 180) * Math.PI;
  const around = (dx: number, dy: number): [number, number] => [
    Math.round(x + w / 2 + dx * Math.cos(turn) - dy * Math.sin(turn)),
    Math.round(y + h / 2 + dx * Math.sin(turn) + dy * Math.cos(turn)),
  ];
  const [dx, dy] = [(left ? w : -w) / 2, (top ? h : -h) / 2];
  return [...around(dx, dy), ...around(-dx, -dy)];
}

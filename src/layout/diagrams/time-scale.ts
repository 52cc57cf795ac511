import type { DiagramNode } from '../../deck/index.ts';
import type { Inches } from '../../theme/index.ts';

/** Days since 1970, on a line to scale. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly at: (day: number) => Inches;
  readonly ticks: readonly { readonly day: number; readonly text: string }[];
}

type Dated = Pick<DiagramNode, 'date'>;

export function startOf({ date }: Dated): number | null {
  return date?.start ?? date?.end ?? null;
}

/** The last day of what takes time; null: it is of one day, month or year. */
export function endOf({ date }: Dated): number | null {
  if (date?.start == null || date.end === null || date.end <= date.start) return null;
  return date.end;
}

/** Whole years, or months of a short time, around all dates; as many of them are named as there is room for. */
export function timeScale(
  nodes: readonly Dated[],
  left: Inches,
  right: Inches,
  pitch: Inches,
): TimeScale | null {
  const days = nodes.flatMap((node) => [startOf(node), endOf(node)]).filter((day) => day !== null);
  if (days.length === 0) return null;
  const [low, high] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(1, Math.floor((right - left) / pitch));
  const months = high - low < 800;
  const first = monthOf(low);
  const last = monthOf(high) + 1;
  const from = months ? first : Math.floor(first / 12) * 12;
  const to = months ? last : Math.ceil(last / 12) * 12;
  const units = months ? [1, 3, 6, 12] : [12, 24, 60, 120, 240, 600, 1200, 6000, 12000];
  const step = units.find((each) => (to - from) / each <= most) ?? units.at(-1)!;
  const [begin, end] = [dayOf(from), dayOf(to)];
  const at = (day: number) => left + ((day - begin) / (end - begin)) * (right - left);
  const ticks = [];
  for (let month = Math.ceil(from / step) * step; month < to; month += step) {
    const year = Math.floor(month / 12);
    const text = months && step < 12 ? `${year}-${String((month % 12) + 1).padStart(2, '0')}` : String(year);
    ticks.push({ day: dayOf(month), text });
  }
  return { from: begin, to: end, at, ticks };
}

const millisecondsADay = 86_400_000;

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * millisecondsADay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayOf(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return Math.round(date.getTime() / millisecondsADay);
}

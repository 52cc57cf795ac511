import { type Deck, shownThings } from '../deck/index.ts';
import type { Group, OutlineEvent } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import { contrast, type Theme } from '../theme/index.ts';
import { shownGroups } from './deck-sections.ts';
import { type Drawing, Pen, rectSvg, round } from './tasks/task-drawing.ts';

/** As wide as the text of a note. */
const width = 490;
const grey = '#555555';
const dark = '#222222';

/** One figure of a deck drawn again as a strip: how a list grew, what happened when, or what a list holds. */
export function drawStrip(deck: Deck, views: Views, theme: Theme): Drawing | null {
  const pen = new Pen(theme, deck.language);
  const { accent1 } = theme.colors;
  const accent = contrast(accent1, 'FFFFFF') >= 3 ? `#${accent1}` : dark;
  const groups = shownGroups(deck);
  const grown = groups.map(chainOf).find((chain) => chain.length > 1 && chain.at(-1)!.members.length <= 40);
  if (grown) return drawGrowth(grown, views, pen, accent);
  const { events } = shownThings(deck);
  if (events.length >= 3) return drawTime(events, views, pen, accent);
  const [list] = groups.filter(({ members }) => members.length <= 12);
  return list ? drawMembers(list, views, pen, accent) : null;
}

/** A list and those that it extends, the first one first. */
function chainOf(group: Group): readonly Group[] {
  const chain: Group[] = [];
  for (let each: Group | null = group; each; each = each.extends) chain.unshift(each);
  return chain.every(({ members }, i) => i === 0 || members.length > chain[i - 1]!.members.length)
    ? chain
    : [];
}

function drawGrowth(chain: readonly Group[], views: Views, pen: Pen, accent: string): Drawing {
  const total = chain.at(-1)!.members.length;
  const step = width / total;
  const opacity = [1, 0.75, 0.5, 0.35];
  let at = 0;
  let content = '';
  const alt: string[] = [];
  let y = 84;
  chain.forEach(({ members, label }, i) => {
    const count = members.length - (chain[i - 1]?.members.length ?? 0);
    const fill = i === 0 ? dark : accent;
    for (let n = 0; n < count; n++)
      content += rectSvg(
        { x: (at + n) * step, y: 0, w: step - 3, h: 50 },
        `fill="${fill}"${i > 0 ? ` fill-opacity="${opacity[i - 1] ?? 0.3}"` : ''}`,
      );
    const number = i === 0 ? String(count) : `+${count}`;
    const x = at * step;
    content += pen.text(number, { x, y: 72 }, { size: 18, anchor: 'start', bold: true, fill });
    const name = views.plain(label);
    const from = Math.min(x + pen.widthOf(number, 18, true) + 8, width - 200);
    // Names stand under each other where they would meet.
    const room = (i + 1 < chain.length ? count * step : width - x) - (from - x) - 6;
    if (pen.widthOf(name, 13) <= room)
      content += pen.text(name, { x: from, y: 71 }, { size: 13, anchor: 'start' });
    else {
      y += 18;
      content += pen.text(
        `${number}  ${name}`,
        { x: 0, y: y - 4 },
        { size: 13, anchor: 'start', fill: grey },
      );
    }
    alt.push(`${number} ${name}`);
    at += count;
  });
  return pen.drawing(width, y + 4, content, alt.join('\n'));
}

function dayOf({ date: { start, end } }: OutlineEvent): number {
  const day = start ?? end;
  return day ? day.year * 372 + ((day.month ?? 1) - 1) * 31 + (day.day ?? 1) : 0;
}

function drawTime(all: readonly OutlineEvent[], views: Views, pen: Pen, accent: string): Drawing {
  const events = [...all].sort((a, b) => dayOf(a) - dayOf(b)).slice(0, 8);
  const [first, last] = [dayOf(events[0]!), dayOf(events.at(-1)!)];
  const span = Math.max(1, last - first);
  let content = `<line x1="0" y1="26" x2="${width}" y2="26" stroke="${dark}" stroke-width="3"/>`;
  let before = Number.NEGATIVE_INFINITY;
  events.forEach((event, i) => {
    const x = 12 + ((dayOf(event) - first) / span) * (width - 24);
    // The mark stands where the day is; its number makes room for the one before.
    const shown = Math.max(x, before + 17);
    before = shown;
    content += `<circle cx="${round(x)}" cy="26" r="6" fill="${accent}"/>`;
    content += pen.text(String(i + 1), { x: Math.min(shown, width - 6), y: 13 }, { size: 13, bold: true });
  });
  const column = width / 2 - 10;
  const dates = events.map((event) => views.date(event.date));
  const blocks = events.map((event, i) => ({
    number: String(i + 1),
    lines: pen.wrap(`${dates[i]}: ${views.plain(event.label)}`, 12.5, column - numberRoom),
  }));
  const half = Math.ceil(blocks.length / 2);
  let lowest = 50;
  [blocks.slice(0, half), blocks.slice(half)].forEach((side, c) => {
    let y = 54;
    const x = c * (width / 2 + 5);
    for (const { number, lines } of side) {
      content += pen.text(number, { x, y }, { size: 12.5, anchor: 'start', bold: true });
      for (const line of lines) {
        content += pen.text(line, { x: x + numberRoom, y }, { size: 12.5, anchor: 'start' });
        y += 16;
      }
      y += 3;
    }
    lowest = Math.max(lowest, y - 12);
  });
  const alt = events.map((event, i) => `${dates[i]}: ${views.plain(event.label)}`).join('\n');
  return pen.drawing(width, lowest, content, alt);
}

/** Of an event's number, before its date. */
const numberRoom = 16;

function drawMembers({ members }: Group, views: Views, pen: Pen, accent: string): Drawing {
  const names = members.map(({ label }) => views.plain(label));
  const columns = names.length <= 5 ? names.length : Math.ceil(names.length / Math.ceil(names.length / 5));
  const w = (width - (columns - 1) * 8) / columns;
  const wrapped = names.map((name) => pen.wrap(name, 13, w - 14, true));
  const h = 18 + 16 * Math.max(...wrapped.map(({ length }) => length));
  let content = '';
  wrapped.forEach((lines, i) => {
    const x = (i % columns) * (w + 8);
    const y = Math.floor(i / columns) * (h + 8) + 1;
    content += rectSvg({ x, y, w, h }, `fill="#ffffff" stroke="${accent}" stroke-width="1.5"`);
    content += rectSvg({ x, y, w: 5, h }, `fill="${accent}"`);
    const top = y + h / 2 - ((lines.length - 1) * 16) / 2 + 4.5;
    lines.forEach((line, n) => {
      content += pen.text(line, { x: x + 12, y: top + n * 16 }, { size: 13, anchor: 'start', bold: true });
    });
  });
  const rows = Math.ceil(names.length / columns);
  return pen.drawing(width, rows * (h + 8) - 6, content, names.join('\n'));
}

import type { Random } from './random.ts';

const colors = [
  ...['dark1', 'light1', 'dark2', 'light2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'],
  ...['hyperlink', 'followed-hyperlink'],
];
const names = ['Calibri', 'Arial', 'Georgia', 'Times New Roman', 'No Such Face', '微软雅黑', 'A'];
const layouts = ['title-and-content', 'two-content', 'key-points', 'title-slide', 'blank', 'odd-layout'];

/** A theme that its schema takes, with sizes, colours and places as far out as they may be. */
export function composeTheme(random: Random): string {
  const sized = random.chance(0.3);
  const width = sized ? random.pick([13.333, 10, 7.5, 2, 1, 56, 8.27]) : 13.333;
  const height = sized ? random.pick([7.5, 7.5, 10, 3, 1, 56, 11.69]) : 7.5;
  const color = () => random.pick(colors);
  const reference = () =>
    random.pick([
      color(),
      `{ color: ${color()}, tint: ${random.int(0, 10) / 10} }`,
      `{ color: ${color()}, shade: 1 }`,
    ]);
  const place = (tiny: boolean) => {
    const w = tiny ? 0.05 : round(0.05 + (width - 0.05) * share(random));
    const h = tiny ? 0.05 : round(0.05 + (height - 0.05) * share(random));
    const x = round((width - w) * share(random));
    const y = round((height - h) * share(random));
    const more = [
      ...(random.chance(0.2) ? [`size: ${random.pick([6, 12, 40, 400])}`, 'min: 6'] : []),
      ...(random.chance(0.2) ? [`color: ${reference()}`] : []),
      ...(random.chance(0.2) ? [`align: ${random.pick(['left', 'center', 'right'])}`] : []),
      ...(random.chance(0.2) ? [`anchor: ${random.pick(['top', 'middle', 'bottom'])}`] : []),
    ];
    return `{ x: ${x}, y: ${y}, w: ${w}, h: ${h}${more.map((each) => `, ${each}`).join('')} }`;
  };
  const stop = (at: number) => `{ at: ${at}, color: ${color()}, alpha: ${random.int(0, 10) / 10} }`;
  const fill = () =>
    random.chance(0.3)
      ? `{ gradient: [ ${stop(0)}, ${stop(random.pick([0, 0.5, 1]))} ], angle: ${random.pick([0, 45, 90, 360])} }`
      : reference();
  const frame = () =>
    [
      ...(random.chance(0.5) ? [`background: ${fill()}`] : []),
      ...(random.chance(0.4) ? [`body-gap: ${random.pick([0, 0.3, 10])}`] : []),
      ...(random.chance(0.4)
        ? [
            `tracker: { x: 0, y: 0, w: ${round(width / 2)}, h: 0.1, shape: ${random.pick(['bars', 'dots'])}, labels: { h: 0.2 } }`,
          ]
        : []),
      ...(random.chance(0.4)
        ? [
            `numeral: { x: 0, y: 0, w: ${round(width / 3)}, h: 0.5, style: ${random.pick(['roman', 'arabic', 'two-digit'])} }`,
          ]
        : []),
      ...(random.chance(0.4) ? [`decorations: [ ${decoration()} ]`] : []),
    ].join(', ');
  const decoration = () => {
    const w = random.pick([0, 0, width, round(width / 3)]);
    const h = random.pick([0, height, round(height / 3)]);
    return `{ shape: ${random.pick(['rect', 'round-rect', 'ellipse', 'line'])}, x: 0, y: 0, w: ${w}, h: ${h}, fill: ${fill()}${random.chance(0.3) ? `, line: ${color()}, line-width: 3, radius: 1` : ''} }`;
  };
  const type = (name: string) => {
    const size = random.pick([6, 8, 12, 14, 20, 24, 40, 400]);
    const least = Math.max(6, Math.min(size, random.pick([6, 8, 12, 16])));
    return `  ${name}: ${size}\n  ${name}-min: ${least}`;
  };
  const lines = [
    `name: ${random.pick(['Odd', '"Ö"', '天', '"1"'])}`,
    ...(sized ? [`size: { width: ${width}, height: ${height} }`] : []),
    ...(random.chance(0.5)
      ? [
          'colors:',
          ...random
            .some(colors, 1, 12)
            .map((each) => `  ${each}: "${random.pick(['000000', 'FFFFFF', '777777', 'ff0000', '1F6FB2'])}"`),
        ]
      : []),
    ...(random.chance(0.3)
      ? [
          `fonts: { heading: { latin: ${random.pick(names)} }, body: { latin: ${random.pick(names)}, east-asian: ${random.pick(names)} } }`,
        ]
      : []),
    ...(random.chance(0.5)
      ? [
          'type:',
          ...random.some(['title', 'body', 'table', 'label'], 1, 4).map(type),
          ...(random.chance(0.3) ? [`  caption: ${random.pick([6, 12, 12, 30, 400])}`] : []),
        ]
      : []),
    ...(random.chance(0.4)
      ? [
          'kinds:',
          `  core: { color: ${color()}, shape: ${random.pick(['ellipse', 'diamond', 'hexagon', 'plaque'])}, icon: ${random.pick(['drop', 'x', 'yin-yang'])} }`,
          `  "odd kind": { line: dot }`,
        ]
      : []),
    ...(random.chance(0.3) ? [`classes: { accent: { color: ${color()}, bold: false } }`] : []),
    ...(random.chance(0.3)
      ? [`roles: { band: ${color()}, gold: { color: ${color()}, tint: 0.4 }, soft: ${color()} }`]
      : []),
    ...(random.chance(0.3)
      ? [
          `tables: { head-fill: ${random.pick(['none', color()])}, row-rule: ${color()}, row-rule-width: 20, stripe: none }`,
        ]
      : []),
    ...(random.chance(0.3)
      ? [`frames: { page: { ${frame()} } }`, `every-layout: { frame: page }`]
      : random.chance(0.3)
        ? [
            'every-layout:',
            `  background: ${reference()}`,
            ...random
              .some(['kicker', 'citations', 'footer', 'date', 'number'], 1, 5)
              .map((each) => `  ${each}: ${random.chance(0.3) ? 'none' : place(random.chance(0.2))}`),
          ]
        : []),
    ...(random.chance(0.6)
      ? [
          'layouts:',
          ...random.some(layouts, 1, 4).map((each) => {
            const title = random.chance(0.1) ? 'none' : place(random.chance(0.1));
            const slots = ['two-content'].includes(each)
              ? ['left', 'right']
              : each === 'title-slide'
                ? ['details']
                : ['body'];
            return `  ${each}:\n    title: ${title}\n    background: ${reference()}\n    slots: { ${slots.map((slot) => `${slot}: ${place(random.chance(0.1))}`).join(', ')} }\n    decorations: [${random.chance(0.5) ? decoration() : ''}]`;
          }),
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** From nothing to all of it, the ends as often as what lies between. */
function share(random: Random): number {
  return random.pick([0, 0.1, 0.5, 0.8, 1, random.int(0, 1000) / 1000]);
}

function round(value: number): number {
  return Math.floor(value * 1000) / 1000;
}

import type { PlacedShape, PlacedSlide, PlacedStep } from '../../../layout/index.ts';

/** PowerPoint takes shapes whose names begin so, and are the same on two slides, for one that moves. */
export function movingName(name: string): string {
  return `!!${name}`;
}

/** No slide counts its shapes so far. */
const firstId = 10_001;

/** Shapes that move have the same id on all slides of a deck. */
export class MotionIds {
  private readonly ids = new Map<string, number>();

  /** Null: it does not move. */
  of(name: string, { moving }: Pick<PlacedSlide, 'moving'>): number | null {
    if (!moving?.has(name)) return null;
    let id = this.ids.get(name);
    if (id === undefined) {
      id = firstId + this.ids.size;
      this.ids.set(name, id);
    }
    return id;
  }
}

const fade = '<p:transition spd="med"><p:fade/></p:transition>';

/** A slide's `p:transition`; programs that know no morph fade (MS-PPTX 2.2.7). */
export function transitionXml({ transition }: Pick<PlacedSlide, 'transition'>): string {
  if (transition === undefined) return '';
  if (transition === 'fade') return fade;
  return (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">' +
    '<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">' +
    `<p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice><mc:Fallback>${fade}</mc:Fallback></mc:AlternateContent>`
  );
}

/**
 * A slide's `p:timing` (ECMA-376 part 1, 19.5.87): with each click what belongs to a step appears, and a click on a video or
 * a recording plays it, or lets it wait.
 */
export function timingXml(
  { steps, shapes }: PlacedSlide,
  idOf: (name: string) => number | undefined,
): string {
  const kinds = new Map(shapes.map((shape) => [shape.name, shape]));
  const targets = (steps ?? []).map((step) => targetsOf(step, kinds, idOf)).filter((each) => each.length > 0);
  const players = playersIn(shapes, idOf);
  if (targets.length === 0 && players.length === 0) return '';
  let last = 1;
  const next = () => {
    last += 1;
    return last;
  };
  const clicked = targets.length === 0 ? '' : mainSequence(targets, next);
  const played = players.map((player) => playSequence(player, next)).join('');
  const media = players.map((player) => mediaNode(player, next)).join('');
  const built = new Map(targets.flat().flatMap(({ id, built: xml }) => (xml === '' ? [] : [[id, xml]])));
  const list = built.size === 0 ? '' : `<p:bldLst>${[...built.values()].join('')}</p:bldLst>`;
  return (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>' +
    `${clicked}${played}${media}</p:childTnLst></p:cTn></p:par></p:tnLst>${list}</p:timing>`
  );
}

function mainSequence(targets: readonly (readonly Target[])[], next: () => number): string {
  const start = `<p:seq concurrent="1" nextAc="seek"><p:cTn id="${next()}" dur="indefinite" nodeType="mainSeq"><p:childTnLst>`;
  const clicks = targets.map((each) => {
    const [click, together] = [next(), next()];
    const effects = each.map((target, i) => effectXml(target, i === 0 ? 'clickEffect' : 'withEffect', next));
    return (
      `<p:par><p:cTn id="${click}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>` +
      `<p:par><p:cTn id="${together}" fill="hold">${atOnce}<p:childTnLst>${effects.join('')}</p:childTnLst></p:cTn></p:par>` +
      '</p:childTnLst></p:cTn></p:par>'
    );
  });
  return (
    `${start}${clicks.join('')}</p:childTnLst></p:cTn>` +
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>' +
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
  );
}

/** A shape that plays something. */
interface Player {
  readonly id: number;
  readonly kind: 'video' | 'audio';
}

function playersIn(
  shapes: readonly PlacedShape[],
  idOf: (name: string) => number | undefined,
): readonly Player[] {
  return shapes.flatMap((shape): Player[] => {
    if (shape.kind === 'group') return [...playersIn(shape.shapes, idOf)];
    const id = shape.kind === 'image' && shape.media ? idOf(shape.name) : undefined;
    return shape.kind === 'image' && shape.media && id !== undefined ? [{ id, kind: shape.media.kind }] : [];
  });
}

/** As PowerPoint writes it for what begins with a click on it. */
function playSequence({ id }: Player, next: () => number): string {
  const onClick = `<p:cond evt="onClick" delay="0"><p:tgtEl><p:spTgt spid="${id}"/></p:tgtEl></p:cond>`;
  const [sequence, outer, inner, effect, command] = [next(), next(), next(), next(), next()];
  return (
    `<p:seq concurrent="1" nextAc="seek"><p:cTn id="${sequence}" restart="whenNotActive" fill="hold" evtFilter="cancelBubble" nodeType="interactiveSeq">` +
    `<p:stCondLst>${onClick}</p:stCondLst><p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst>` +
    `<p:par><p:cTn id="${outer}" fill="hold">${atOnce}<p:childTnLst><p:par><p:cTn id="${inner}" fill="hold">${atOnce}<p:childTnLst>` +
    `<p:par><p:cTn id="${effect}" presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" nodeType="clickEffect">${atOnce}<p:childTnLst>` +
    `<p:cmd type="call" cmd="togglePause"><p:cBhvr><p:cTn id="${command}" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="${id}"/></p:tgtEl></p:cBhvr></p:cmd>` +
    '</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>' +
    `<p:nextCondLst>${onClick}</p:nextCondLst></p:seq>`
  );
}

function mediaNode({ id, kind }: Player, next: () => number): string {
  return (
    `<p:${kind}><p:cMediaNode vol="80000"><p:cTn id="${next()}" fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>` +
    `<p:tgtEl><p:spTgt spid="${id}"/></p:tgtEl></p:cMediaNode></p:${kind}>`
  );
}

const atOnce = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>';

/** A thing that appears. */
interface Target {
  readonly id: number;
  readonly xml: string;
  /** How its text is built, in the list of builds: lines and pictures have none. */
  readonly built: string;
}

function targetsOf(
  { shapes, paragraphs }: PlacedStep,
  kinds: ReadonlyMap<string, PlacedShape>,
  idOf: (name: string) => number | undefined,
): Target[] {
  const whole = shapes.flatMap((name): Target[] => {
    const id = idOf(name);
    const shape = kinds.get(name);
    if (id === undefined || !shape) return [];
    const behind = shape.kind === 'text' && (shape.fill || shape.line) ? ' animBg="1"' : '';
    const built = shape.kind === 'text' ? `<p:bldP spid="${id}" grpId="0"${behind}/>` : '';
    return [{ id, xml: `<p:spTgt spid="${id}"/>`, built }];
  });
  const id = paragraphs && idOf(paragraphs.shape);
  if (!paragraphs || !id) return whole;
  const { first, last } = paragraphs;
  const items = Array.from({ length: last - first + 1 }, (_, i): Target => {
    const range = `<p:txEl><p:pRg st="${first + i}" end="${first + i}"/></p:txEl>`;
    const built = `<p:bldP spid="${id}" grpId="0" build="p"/>`;
    return { id, xml: `<p:spTgt spid="${id}">${range}</p:spTgt>`, built };
  });
  return [...whole, ...items];
}

/** The effect "Appear". */
function effectXml({ xml, built }: Target, when: 'clickEffect' | 'withEffect', next: () => number): string {
  const group = built === '' ? '' : ' grpId="0"';
  return (
    `<p:par><p:cTn id="${next()}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"${group} nodeType="${when}">${atOnce}<p:childTnLst>` +
    `<p:set><p:cBhvr><p:cTn id="${next()}" dur="1" fill="hold">${atOnce}</p:cTn><p:tgtEl>${xml}</p:tgtEl>` +
    '<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>' +
    '</p:childTnLst></p:cTn></p:par>'
  );
}

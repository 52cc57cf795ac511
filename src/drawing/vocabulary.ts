/** Names in a text, parted by blanks. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Elements that draw, or that drawn ones refer to. All others are left out. */
export const drawnElements = namesIn(
  'svg g a defs symbol use switch style path rect circle ellipse line polyline polygon text tspan textPath image ' +
    'clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset ' +
    'fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
);

/** What says something about a drawing and leaves no mark on it. */
export const silentElements = namesIn(
  'title desc metadata view cursor font font-face font-face-src font-face-uri font-face-name font-face-format glyph ' +
    'missing-glyph hkern vkern color-profile hatch hatchpath solidcolor meshgradient meshrow meshpatch',
);

/** What moves a drawing: the deck shows it still. */
export const movingElements = namesIn(
  'animate animateColor animateMotion animateTransform mpath set discard',
);

/** In lower case, since an HTML page that takes a drawing in does not look at case: what runs or fetches. */
export const runningElements = namesIn(
  'script handler listener iframe embed object applet video audio canvas source track html head body base link ' +
    'meta frame frameset form input button img',
);

/** Elements whose `href` is fetched or drawn, besides pictures. */
export const referringElements = namesIn(
  'use textPath linearGradient radialGradient pattern filter feImage mask marker clipPath',
);

/** Elements that stand in a text. */
export const textElements = namesIn('text tspan textPath');

/** Attributes that say what is drawn and are no properties of style. */
export const drawnAttributes = namesIn(
  'id transform viewBox preserveAspectRatio x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr points d pathLength ' +
    'dx dy rotate textLength lengthAdjust startOffset method spacing side href gradientUnits gradientTransform ' +
    'spreadMethod offset patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits ' +
    'markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result stdDeviation values ' +
    'type mode operator k1 k2 k3 k4 radius baseFrequency numOctaves seed stitchTiles order kernelMatrix divisor bias ' +
    'targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant ' +
    'specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z xChannelSelector ' +
    'yChannelSelector scale tableValues slope intercept amplitude exponent lang xml:lang',
);

/** Attributes that are lengths, or lists of them. */
export const lengthAttributes = namesIn(
  'x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy textLength startOffset markerWidth markerHeight refX ' +
    'refY',
);

/** How a property's value is read, and written so that every reader of SVG 1.1 knows it. */
type PropertyKind =
  | 'paint'
  | 'color'
  | 'alpha'
  | 'length'
  | 'lengths'
  | 'number'
  | 'keyword'
  | 'font-size'
  | 'font-weight'
  | 'font-family'
  | 'reference'
  | 'transform'
  | 'path'
  | 'filter'
  | 'as-written'
  /** Acted on here and not handed on. */
  | 'consumed';

export interface Property {
  readonly kind: PropertyKind;
  readonly inherited: boolean;
  readonly initial: string;
  /** Whether it may be an attribute of an element. */
  readonly attribute: boolean;
  /** Whether readers know it in `style` only. */
  readonly styleOnly: boolean;
}

/** A property of SVG by its name in lower case; null for those of web pages. */
export function propertyOf(name: string): Property | null {
  return properties.get(name) ?? null;
}

export function isInherited(name: string): boolean {
  return properties.get(name)?.inherited ?? name.startsWith('--');
}

const properties = new Map<string, Property>();

/** Rows of `name kind initial`; the initial value may have blanks. */
function add(rows: string, shared: Partial<Property> = {}): void {
  for (const row of rows.trim().split(/\s*\n\s*/)) {
    const [name, kind, ...initial] = row.split(' ');
    const property: Property = {
      // The table is written by hand.
      kind: kind as PropertyKind,
      initial: initial.join(' '),
      inherited: false,
      attribute: true,
      styleOnly: false,
      ...shared,
    };
    properties.set(name!, property);
  }
}

add(
  `color color #000000
   fill paint #000000
   fill-opacity alpha 1
   fill-rule keyword nonzero
   stroke paint none
   stroke-opacity alpha 1
   stroke-width length 1
   stroke-linecap keyword butt
   stroke-linejoin keyword miter
   stroke-miterlimit number 4
   stroke-dasharray lengths none
   stroke-dashoffset length 0
   paint-order as-written normal
   marker-start reference none
   marker-mid reference none
   marker-end reference none
   clip-rule keyword nonzero
   color-interpolation keyword sRGB
   color-interpolation-filters keyword linearRGB
   shape-rendering keyword auto
   text-rendering keyword auto
   image-rendering keyword auto
   visibility keyword visible
   font-family font-family
   font-size font-size 16
   font-style as-written normal
   font-weight font-weight 400
   font-variant keyword normal
   font-stretch keyword normal
   font-kerning keyword auto
   letter-spacing length normal
   word-spacing length normal
   text-anchor keyword start
   writing-mode keyword lr-tb
   direction keyword ltr
   glyph-orientation-vertical as-written auto
   dominant-baseline keyword auto
   text-transform consumed none
   white-space consumed normal
   white-space-collapse consumed collapse`,
  { inherited: true },
);
add(
  `opacity alpha 1
   display keyword inline
   overflow keyword visible
   clip-path reference none
   mask reference none
   mask-type keyword luminance
   filter filter none
   flood-color color #000000
   flood-opacity alpha 1
   lighting-color color #ffffff
   stop-color color #000000
   stop-opacity alpha 1
   alignment-baseline keyword auto
   baseline-shift length baseline
   text-decoration as-written none
   unicode-bidi keyword normal
   vector-effect consumed none
   transform transform none
   transform-origin consumed 0 0`,
);
add(
  `mix-blend-mode keyword normal
   isolation keyword auto`,
  { attribute: false, styleOnly: true },
);
add(
  `transform-box consumed view-box
   translate consumed none
   rotate consumed none
   scale consumed none
   background-color consumed transparent
   animation-name consumed none
   color-scheme consumed normal
   d path none`,
  { attribute: false },
);
// In CSS they are lengths; as attributes, texts have lists of them, and each element its own.
add(
  `x length 0
   y length 0
   width length auto
   height length auto
   cx length 0
   cy length 0
   r length 0
   rx length auto
   ry length auto`,
  { attribute: false },
);

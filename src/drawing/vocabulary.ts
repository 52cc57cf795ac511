/** Elements that draw, or that drawn ones refer to. All others are left out. */
export const drawnElements: ReadonlySet<string> = new Set(
  (
    'svg g a defs symbol use switch style path rect circle ellipse line polyline polygon text tspan textPath image ' +
    'clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset ' +
    'fePointLight feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/** What says something about a drawing and leaves no mark on it. */
export const silentElements: ReadonlySet<string> = new Set(
  (
    'title desc metadata view cursor font font-face font-face-src font-face-uri font-face-name font-face-format glyph ' +
    'missing-glyph hkern vkern color-profile hatch hatchpath solidcolor meshgradient meshrow meshpatch'
  ).split(' '),
);

/** What moves a drawing: the deck shows it still. */
export const movingElements: ReadonlySet<string> = new Set(
  'animate animateColor animateMotion animateTransform mpath set discard'.split(' '),
);

/** In lower case, since an HTML page that takes a drawing in does not look at case: what runs or fetches. */
export const runningElements: ReadonlySet<string> = new Set(
  (
    'script handler listener iframe embed object applet video audio canvas source track html head body base link ' +
    'meta frame frameset form input button img'
  ).split(' '),
);

/** Elements whose `href` is fetched or drawn, besides pictures. */
export const referringElements: ReadonlySet<string> = new Set(
  'use textPath linearGradient radialGradient pattern filter feImage mask marker clipPath'.split(' '),
);

/** Elements that stand in a text. */
export const textElements: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath']);

/** Attributes that say what is drawn and are no properties of style. */
const ownAttributes =
  'id transform viewBox preserveAspectRatio x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr points d pathLength ' +
  'dx dy rotate textLength lengthAdjust startOffset method spacing side href gradientUnits gradientTransform ' +
  'spreadMethod offset patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits ' +
  'markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result stdDeviation values ' +
  'type mode operator k1 k2 k3 k4 radius baseFrequency numOctaves seed stitchTiles order kernelMatrix divisor bias ' +
  'targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant ' +
  'specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z xChannelSelector ' +
  'yChannelSelector scale tableValues slope intercept amplitude exponent lang xml:lang';

export const drawnAttributes: ReadonlySet<string> = new Set(ownAttributes.split(' '));

/** Attributes that are lengths, or lists of them. */
export const lengthAttributes: ReadonlySet<string> = new Set(
  (
    'x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy textLength startOffset markerWidth markerHeight refX ' +
    'refY'
  ).split(' '),
);

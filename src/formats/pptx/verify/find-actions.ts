import { parseXml, type XmlElement, XmlError } from '../../../xml/index.ts';

/** A quick look at the text: most parts hold nothing that acts. */
const mayAct = /ppaction|\baction\s*=|[<:](?:cmd|control|oleObj|externalData|script)\b|\son[a-z]+\s*=/i;

/** Actions that stay in the presentation (MS-OE376, 2.1.1253; `ppaction:` of ECMA-376 part 1, 21.1.2.3.5). */
const harmless = /^(?:|ppaction:\/\/(?:noaction|hlinkshowjump|hlinksldjump|customshow|media)(?:[?/].*)?)$/i;

/**
 * What a part does when somebody clicks or the show goes on: programs, macros, embedded objects, other files; scripts in
 * drawings. Read from the parsed text, whatever its prefixes and references; one that is not well-formed is nothing that
 * acts, and the rules for packages say so.
 */
export function findActions(text: string): string[] {
  if (!mayAct.test(text)) return [];
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
  const found = new Set<string>();
  const drawing = localName(root.name) === 'svg';
  const stack: XmlElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const action = actionOf(element, drawing);
    if (action !== null) found.add(action);
    for (const child of element.children) if (child.kind === 'element') stack.push(child);
  }
  return [...found].sort();
}

function actionOf(element: XmlElement, drawing: boolean): string | null {
  const name = localName(element.name);
  const attribute = (wanted: string): string =>
    element.attributes.find((each) => localName(each.name) === wanted)?.value ?? '';
  if (/^hlink(Click|MouseOver|Hover)$/i.test(name)) {
    const action = attribute('action').replace(/[\u0000-\u0020]/g, '');
    if (!harmless.test(action)) return `starts something on a click: "${action.slice(0, 100)}"`;
  }
  if (name === 'cmd' && attribute('type') === 'verb') return 'opens an embedded object during the show';
  if (name === 'control') return 'holds a control';
  if (name === 'oleObj' && /^(?:Package|Shell)/i.test(attribute('progId')))
    return `holds a packaged file ("${attribute('progId').slice(0, 40)}")`;
  if (drawing && name === 'script') return 'holds a script';
  if (drawing && element.attributes.some((each) => /^on[a-z]+$/i.test(each.name))) return 'holds a script';
  return null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

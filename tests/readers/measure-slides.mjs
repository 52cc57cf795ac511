/**
 * Runs in the page: draws the deck and says where its texts stand. Boxes that lie outside of their slide are for screen
 * readers only, and are not looked at.
 */
export async function measure(base64) {
  const colorsIn = (css) =>
    [...css.matchAll(/rgba?\(([^)]*)\)/g)].map(([, numbers]) => {
      const [r, g, b, alpha = 1] = numbers.split(',').map(Number);
      return [r, g, b, alpha];
    });
  const host = document.getElementById('deck');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { PptxViewer } = window;
  await PptxViewer.open(bytes.buffer, host, { width: 1280, listOptions: { windowed: false } });
  await document.fonts.ready;
  // Faces are fetched when text asks for them: until two looks agree.
  for (let before = -1; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await document.fonts.ready;
    const now =
      host.getElementsByTagName('*').length +
      [...document.fonts].filter((each) => each.status === 'loading').length;
    if (now === before) break;
    before = now;
  }
  const slides = [...host.querySelectorAll('[data-slide-index]')];
  /**
   * The colours that an element paints where it is hit, each with its alpha: one, of a gradient all that are in it;
   * `picture` for anything else that hides what is below, null for what paints nothing.
   */
  const paintOf = (element) => {
    const { backgroundColor, backgroundImage, fill } = getComputedStyle(element);
    if (['IMG', 'CANVAS', 'VIDEO', 'image'].includes(element.tagName)) return 'picture';
    const drawn = element instanceof SVGGeometryElement;
    const server = drawn ? /^url\("?#([^")]+)"?\)/.exec(fill) : null;
    const painted = server
      ? [...document.getElementById(server[1]).querySelectorAll('stop')].map((stop) => {
          const { stopColor, stopOpacity } = getComputedStyle(stop);
          const [r, g, b, alpha] = colorsIn(stopColor)[0];
          return [r, g, b, alpha * Number(stopOpacity)];
        })
      : colorsIn(drawn ? fill : backgroundImage === 'none' ? backgroundColor : backgroundImage);
    if (painted.length === 0) return server || (!drawn && backgroundImage !== 'none') ? 'picture' : null;
    const [, , , least] = painted.reduce((one, other) => (one[3] < other[3] ? one : other));
    // Where in it a text stands is not looked at: what is clear at one end may hide all at the other.
    if (painted.length > 1) return least < 1 ? 'picture' : painted;
    return least === 0 ? null : painted;
  };
  /** What is seen where elements lie over one another, from the top down. */
  const groundsOf = (elements) => {
    const over = [];
    let grounds = ['rgb(255, 255, 255)'];
    for (const element of elements) {
      const paint = paintOf(element);
      if (paint === null) continue;
      // A picture may be as light and as dark as can be; what lies over it makes letters readable.
      if (paint === 'picture') {
        grounds = over.length === 0 ? [] : ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];
        break;
      }
      if (paint[0][3] === 1) {
        grounds = paint.map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`);
        break;
      }
      over.unshift(paint[0]);
    }
    for (const [r, g, b, alpha] of over)
      grounds = grounds.map((ground) => {
        const [under] = colorsIn(ground);
        const mixed = [r, g, b].map((each, i) => Math.round(each * alpha + under[i] * (1 - alpha)));
        return `rgb(${mixed.join(', ')})`;
      });
    return grounds;
  };
  const boxes = slides.flatMap((slide) => {
    const scale = slide.getBoundingClientRect().width / 1280;
    const number = Number(slide.dataset.slideIndex) + 1;
    return [...slide.querySelectorAll('div')].flatMap((column) => {
      const style = getComputedStyle(column);
      if (style.display !== 'flex' || style.flexDirection !== 'column' || !column.textContent.trim())
        return [];
      // Charts are drawn by a library with legends of its own.
      for (let at = column.parentElement; at !== slide; at = at.parentElement)
        if (at.querySelector('canvas')) return [];
      const box = column.parentElement.getBoundingClientRect();
      const range = document.createRange();
      const colors = new Set();
      let size = 0;
      const texts = [];
      const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        if (walker.currentNode.textContent.trim()) {
          const { color, fontSize } = getComputedStyle(walker.currentNode.parentElement);
          colors.add(color);
          size = Math.max(size, Number.parseFloat(fontSize) / scale);
          texts.push(walker.currentNode);
        }
      /** Lines of letters; those that are set closer than their face is tall are as tall as they are set. */
      const linesOf = () =>
        texts.flatMap((text) => {
          range.selectNodeContents(text);
          const pitch = Number.parseFloat(getComputedStyle(text.parentElement).lineHeight);
          return [...range.getClientRects()]
            .filter(({ width }) => width > 0.5)
            .map(({ left, right, top, bottom, width, height }) => {
              const excess = pitch > 0 ? Math.max(0, height - pitch) / 2 : 0;
              return { left, right, width, top: top + excess, bottom: bottom - excess };
            });
        });
      const lines = linesOf();
      if (box.width < 5 || lines.length === 0) return [];
      const furthest = (of) => Math.max(...lines.map(of)) / scale;
      slide.scrollIntoView();
      const frame = slide.getBoundingClientRect();
      const [line] = linesOf();
      if (line.bottom <= frame.top || line.top >= frame.bottom) return [];
      const under = document.elementsFromPoint(
        line.left + Math.min(3, line.width / 2),
        (line.top + line.bottom) / 2,
      );
      return [
        {
          slide: number,
          text: column.textContent.slice(0, 60),
          size,
          over: {
            top: furthest(({ top }) => box.top - top),
            bottom: furthest(({ bottom }) => bottom - box.bottom),
            right: furthest(({ right }) => right - box.right),
          },
          colors: [...colors],
          grounds: groundsOf(under),
        },
      ];
    });
  });
  const pictures = slides.map(
    (slide) =>
      [...slide.querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth > 0).length +
      slide.querySelectorAll('canvas').length,
  );
  return { slides: slides.length, boxes, pictures };
}

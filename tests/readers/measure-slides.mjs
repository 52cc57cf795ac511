/**
 * Runs in the page: draws the deck and says where its texts stand. Boxes that lie outside of their slide are for screen
 * readers only, and are not looked at.
 */
export async function measure(base64) {
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
  /** The plain colour that an element paints where it is hit; `picture` for anything else that hides what is below. */
  const paintOf = (element) => {
    const { backgroundColor, backgroundImage, fill } = getComputedStyle(element);
    if (['IMG', 'CANVAS', 'VIDEO', 'image'].includes(element.tagName) || backgroundImage !== 'none')
      return 'picture';
    const paint = element instanceof SVGGeometryElement ? fill : backgroundColor;
    return paint === '' || paint === 'none' || paint === 'transparent' || /, 0\)$/.test(paint) ? null : paint;
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
      range.selectNodeContents(column);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
      if (box.width < 5 || lines.length === 0) return [];
      const furthest = (of) => Math.max(...lines.map(of)) / scale;
      const colors = new Set();
      let size = 0;
      const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        if (walker.currentNode.textContent.trim()) {
          const { color, fontSize } = getComputedStyle(walker.currentNode.parentElement);
          colors.add(color);
          size = Math.max(size, Number.parseFloat(fontSize) / scale);
        }
      slide.scrollIntoView();
      const frame = slide.getBoundingClientRect();
      const line = [...range.getClientRects()].find(({ width }) => width > 0.5);
      if (line.bottom <= frame.top || line.top >= frame.bottom) return [];
      const under = document.elementsFromPoint(
        line.left + Math.min(3, line.width / 2),
        line.top + line.height / 2,
      );
      const ground = under.map(paintOf).find((paint) => paint !== null) ?? null;
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
          ground,
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

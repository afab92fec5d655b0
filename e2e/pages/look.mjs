// Runs in the page: what a person with large type on a small phone would trip over.

/** What text must reach on its ground, and large text: WCAG's AA. */
export const contrast = { least: 4.5, least2: 3 };

/** Marks what listens to taps; Taro's elements say it in no other way. */
export function markTaps() {
  const { EventTarget, HTMLElement } = window;
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function mark(type, ...rest) {
    if (type === 'click' && this instanceof HTMLElement && this.tagName.startsWith('TARO-')) this.listensToTaps = true;
    return addEventListener.call(this, type, ...rest);
  };
}

/** What is wrong with the page as it is shown: sentences, empty where nothing is. */
export function faults({ reach, least, least2 }) {
  const { getComputedStyle, NodeFilter } = window;
  const found = new Set();
  const pages = [...document.querySelectorAll('.taro_page')].filter((one) => one.getClientRects().length > 0);
  const page = pages.at(-1) ?? document.body;
  const width = document.documentElement.clientWidth;
  const ancestors = (element) => {
    const list = [];
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) list.push(one);
    return list;
  };
  const styleOf = (element) => getComputedStyle(element);
  const said = (element) => (element.textContent ?? '').trim().slice(0, 24) || element.id || element.className;
  const scrolls = (element) => element.tagName === 'TARO-SCROLL-VIEW-CORE';

  const texts = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const host = node.parentElement;
    if (!node.data.trim() || !host || ['STYLE', 'SCRIPT'].includes(host.tagName)) continue;
    const style = styleOf(host);
    if (style.visibility === 'hidden' || style.opacity === '0') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((box) => box.width > 0);
    const text = node.data.trim().slice(0, 24);
    for (const box of lines) texts.push({ host, box, text });
    const widest = Math.max(...lines.map((box) => box.width));
    if (lines.length > 2 && widest < parseFloat(style.fontSize) * 2.5) found.add(`squeezed: ${text}`);
  }

  for (const one of ancestors(page))
    if (one.scrollWidth > one.clientWidth + 1) found.add(`the page is ${one.scrollWidth} px wide`);

  for (const { host, box, text } of texts) {
    for (const one of ancestors(host)) {
      if (one === page && (box.right > width + 1 || box.left < -1)) found.add(`beside the screen: ${text}`);
      if (one === page) break;
      const style = styleOf(one);
      const clip = one.getBoundingClientRect();
      if (scrolls(one)) break;
      if (style.overflowX !== 'visible' && (box.right > clip.right + 1.5 || box.left < clip.left - 1.5)) {
        found.add(`cut: ${text}`);
        break;
      }
      if (style.overflowY !== 'visible' && (box.bottom > clip.bottom + 6 || box.top < clip.top - 6)) {
        found.add(`cut below: ${text}`);
        break;
      }
    }
  }

  const layer = (element) => ancestors(element).find((one) => /fixed|sticky/.test(styleOf(one).position)) ?? page;
  const boxes = texts.map((one) => ({ ...one, layer: layer(one.host) }));
  for (let i = 0; i < boxes.length; i += 1)
    for (let j = i + 1; j < boxes.length; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.layer !== b.layer || a.host === b.host) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide > 3 && high > Math.min(a.box.height, b.box.height) * 0.4)
        found.add(`on one another: ${a.text} / ${b.text}`);
    }

  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    const scale = text.startsWith('color(') ? 255 : 1;
    return { rgb: numbers.slice(0, 3).map((n) => n * scale), alpha: numbers[3] ?? 1 };
  };
  const over = (top, below) => below.map((n, i) => top.rgb[i] * top.alpha + n * (1 - top.alpha));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    const chain = ancestors(element);
    if (chain.some((one) => styleOf(one).backgroundImage !== 'none')) return undefined;
    return chain.reverse().reduce((below, one) => over(parse(styleOf(one).backgroundColor), below), [255, 255, 255]);
  };
  for (const { host, text } of texts) {
    const ground = groundOf(host);
    if (!ground) continue;
    const style = styleOf(host);
    const faded = ancestors(host).reduce((share, one) => share * Number(styleOf(one).opacity), 1);
    const ink = parse(style.color);
    const [a, b] = [light(over({ ...ink, alpha: ink.alpha * faded }, ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const isLarge = parseFloat(style.fontSize) >= 24;
    if (ratio < (isLarge ? least2 : least)) found.add(`contrast ${ratio.toFixed(2)}: ${text}`);
  }

  if (reach > 0)
    for (const element of page.querySelectorAll('*')) {
      if (!element.listensToTaps && !element.matches('[role="button"], [role="tab"], input, textarea')) continue;
      const role = element.getAttribute('role');
      if (role === 'dialog' || element.getAttribute('aria-disabled') === 'true') continue;
      if (element.closest('taro-input-core, taro-textarea-core') && !/^TARO-/.test(element.tagName)) continue;
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      const hits = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (top === element || element.contains(top));
      };
      if (!hits(middle.x, middle.y)) continue;
      const run = (dx, dy) => {
        let far = 0;
        while (far < 60 && hits(middle.x + dx * far, middle.y + dy * far)) far += 1;
        return far;
      };
      const wide = run(1, 0) + run(-1, 0);
      const high = run(0, 1) + run(0, -1);
      if (wide < reach - 1 || high < reach - 1) found.add(`a finger reaches ${wide} × ${high}: ${said(element)}`);
    }
  for (const one of [...page.querySelectorAll('*'), ...ancestors(page)]) one.scrollTo(0, 0);
  return [...found];
}

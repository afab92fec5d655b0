// The compiled WeChat page as a page of a browser: the tree that WeChat's component framework made of it, with the
// compiled styles. What WeChat draws by itself (`image`) is drawn as WeChat says it does.
import path from 'node:path';

const wechatOwn = `html, body { margin: 0; font-family: 'Noto Sans CJK SC', sans-serif; font-size: 16px }
page, view, scroll-view { display: block }
text { white-space: pre-wrap }
image { display: inline-block; width: 320px; height: 240px; background: center / 100% 100% no-repeat }`;

/** A style file with everything it imports; rpx are 750 to the width of the screen. */
function styleOf(files, name, seen = new Set()) {
  if (seen.has(name) || !files.has(name)) return '';
  seen.add(name);
  const inlined = files
    .text(name)
    .replace(/@import\s*["']([^"']+)["'];?/g, (_, target) =>
      styleOf(files, path.posix.join(path.posix.dirname(name), target), seen),
    );
  return inlined.replace(/(-?[\d.]+)rpx/g, (_, n) => `calc(${n} * 100vw / 750)`);
}

/** The open page of a phone, to be loaded with `page.setContent`. */
export function snapshotOf(phone) {
  const { page, host } = phone.stack.at(-1);
  const tree = host.cloneNode(true);
  for (const image of tree.querySelectorAll('image')) {
    const source = image.getAttribute('src') ?? image.src;
    if (source) image.setAttribute('style', `${image.getAttribute('style') ?? ''};background-image:url("${source}")`);
  }
  const styles = ['app.wxss', `${page}.wxss`].map((name) => styleOf(phone.files, name)).join('\n');
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<style>${wechatOwn}</style><style>${styles}</style><page>${tree.innerHTML}</page>`;
}

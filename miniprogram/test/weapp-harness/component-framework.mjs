import { JSDOM } from 'jsdom';

/** jsdom first, then WeChat's own component framework on top of it: the framework reads the document when it loads. */
const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
globalThis.window = dom.window;
globalThis.document = dom.window.document;
for (const name of ['MutationObserver', 'IntersectionObserver', 'Event', 'CustomEvent', 'HTMLElement', 'Node']) {
  globalThis[name] ??= dom.window[name];
}
globalThis.requestAnimationFrame ??= dom.window.requestAnimationFrame;

export const glassEasel = await import('glass-easel');
export const { MiniProgramEnv } = await import('glass-easel-miniprogram-adapter');
export const { TmplGroup } = await import('glass-easel-template-compiler');
glassEasel.globalOptions.throwGlobalError = true;

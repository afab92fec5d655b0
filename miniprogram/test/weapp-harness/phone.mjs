import { glassEasel, MiniProgramEnv } from './component-framework.mjs';
import { DistFiles } from './dist-files.mjs';
import { createWx } from './fake-wx.mjs';
import { examined } from './examined-output.mjs';
import { ownTypes } from './own-types.mjs';
import { isEnabled, treeOf } from './page-tree.mjs';
import { ScriptRealm } from './script-realm.mjs';

/** Every page that any phone of this process opened. */
export const openedPages = new Set();

const pageStackMax = 10;
/** How long a page may take to draw what is waited for; a loaded machine needs seconds. */
const patienceMs = 20_000;
const pollMs = 10;
const setDataMax = 1024 * 1024;

/** A phone that runs the compiled mini-program on WeChat's component framework, with a fake `wx` below it. */
export class Phone {
  constructor(dist, server) {
    this.files = new DistFiles(dist);
    ({ report: this.report, groups: this.groups } = examined(this.files));
    this.stack = [];
    this.calls = [];
    this.faults = [];
    this.dataSizes = [];
    /** Characters of the first data of each page that was opened. */
    this.firstData = new Map();
    this.state = { storage: new Map() };
    this.wx = createWx({ phone: this, server, calls: this.calls, faults: this.faults, state: this.state });
    this.realm = new ScriptRealm(this.files, {
      wx: this.wx,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.map((page) => page.instance),
      App: (options) => {
        this.appOptions = options;
      },
    });
    this.prepareComponents();
  }

  prepareComponents() {
    const environment = new MiniProgramEnv();
    this.space = environment.createCodeSpace('', true);
    this.space.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true, writeIdToDOM: true });
    const prepare = this.space.prepareComponentOptions.bind(this.space);
    this.space.prepareComponentOptions = (...given) => {
      const prepared = prepare(...given);
      prepared[0].idPrefixGenerator = () => '';
      return prepared;
    };
    this.backend = environment.associateBackend();
    for (const name of this.files.ending('.json').filter((n) => n !== 'app.json' && n !== 'theme.json')) {
      this.space.addComponentStaticConfig(name.slice(0, -5), this.files.json(name));
    }
    for (const name of this.files.ending('.wxml').map((n) => n.slice(0, -5))) {
      const template = { groupList: this.groups, content: this.groups[name], fallbackListenerOnNativeNode: true };
      this.space.addCompiledTemplate(name, template);
    }
    this.registered = new Set();
  }

  /** Loads a page's or component's script; what it registers belongs to it. */
  register(name) {
    if (this.registered.has(name)) return;
    this.registered.add(name);
    for (const component of this.files.componentsOf(name)) this.register(component);
    let count = 0;
    this.space.componentEnv(name, ({ Page, Component, Behavior }) => {
      this.realm.set('Page', (options) => ((count += 1), Page({ ...options })));
      this.realm.set('Component', (options) => {
        count += 1;
        return Component(options.properties ? { ...options, properties: ownTypes(options.properties) } : options);
      });
      this.realm.set('Behavior', Behavior);
      this.realm.require(`${name}.js`);
    });
    if (count === 0) throw new Error(`${name}.js registered nothing`);
  }

  launch(url = this.files.pages[0]) {
    this.realm.require('app.js');
    this.app = Object.assign(Object.create(null), this.appOptions);
    const [path, query = ''] = url.split('?');
    const options = { path, query: Object.fromEntries(new URLSearchParams(query)), scene: 1001, referrerInfo: {} };
    this.app.onLaunch?.call(this.app, options);
    this.app.onShow?.call(this.app, options);
    this.open(url);
  }

  open(url) {
    const [page, query = ''] = url.replace(/^\//, '').split('?');
    if (!this.files.pages.includes(page)) throw new Error(`page ${page} is not in app.json`);
    if (this.stack.length >= pageStackMax) throw new Error('more than ten pages are open');
    openedPages.add(page);
    this.stack.at(-1)?.instance.onHide?.();
    this.register(page);
    const root = this.backend.createRoot('page', this.space, page);
    const instance = root.get();
    Object.assign(instance, {
      route: page,
      __route__: page,
      is: page,
      options: Object.fromEntries(new URLSearchParams(query)),
    });
    this.watchSetData(instance, page);
    const host = document.createElement('div');
    const placeholder = document.createElement('div');
    host.append(placeholder);
    document.body.append(host);
    root.attach(host, placeholder);
    this.stack.push({ page, instance, root, host });
    instance.onLoad?.(instance.options);
    instance.onShow?.();
    instance.onReady?.();
  }

  watchSetData(instance, page) {
    const real = instance.setData.bind(instance);
    instance.setData = (data, done) => {
      const { length } = JSON.stringify(data);
      this.dataSizes.push(length);
      if (!this.firstData.has(page)) this.firstData.set(page, length);
      if (length > setDataMax) this.faults.push(`setData of ${length} characters`);
      real(data);
      if (done) setTimeout(done, 0);
    };
  }

  close() {
    this.#leave();
    this.stack.at(-1)?.instance.onShow?.();
  }

  /** Another page in place of this one: the page below is not shown in between. */
  replace(url) {
    const below = this.stack.slice(0, -1);
    this.#leave();
    this.stack = [];
    this.open(url);
    this.stack = [...below, ...this.stack];
  }

  #leave() {
    const page = this.stack.pop();
    page.instance.onUnload?.();
    page.root.release();
    page.host.remove();
  }

  closeAll() {
    while (this.stack.length > 0) this.close();
  }

  get page() {
    return this.stack.at(-1)?.page;
  }

  /** Whoever reads a page at once reads it before it is drawn; the checks wait with the methods below. */
  #find(id) {
    return this.stack.at(-1)?.host.querySelector(`[id="${id}"]`) ?? undefined;
  }

  get #shown() {
    return this.stack.at(-1)?.host.textContent ?? '';
  }

  /** Waits until `holds` answers with something and passes it on; fails with the page's tree otherwise. */
  async until(what, holds) {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = holds();
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`${what} did not come; on the screen:\n${this.drawn()}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** The page is current and has drawn something. */
  onPage(page) {
    return this.until(`the page ${page}`, () => this.page === page && this.#shown.trim().length > 4);
  }

  node(id) {
    return this.until(`#${id}`, () => this.#find(id));
  }

  /** Now, without waiting: for what must not be there. */
  isThere(id) {
    return isEnabled(this.#find(id));
  }

  isShowing(pattern) {
    return matches(this.#shown, pattern);
  }

  /** Ids of what says just that, now. */
  idsSaying(pattern) {
    const nodes = [...(this.stack.at(-1)?.host.querySelectorAll('[id]') ?? [])];
    return nodes.filter((node) => !node.id.startsWith('_') && pattern.test(node.textContent)).map(({ id }) => id);
  }

  /** The text of a node, once it is as expected: a text, or a pattern. */
  says(id, expected) {
    return this.until(`#${id} with ${expected}`, () => {
      const text = this.#find(id)?.textContent;
      return matches(text, expected) ? text : undefined;
    });
  }

  /** The page's whole text, once the pattern is in it. */
  shows(pattern) {
    return this.until(`a text with ${pattern}`, () => matches(this.#shown, pattern) && this.#shown);
  }

  draws(pattern) {
    return this.until(`a drawing with ${pattern}`, () => matches(this.stack.at(-1)?.host.innerHTML, pattern));
  }

  called(name) {
    return this.until(`a call of wx.${name}`, () => this.calls.find((call) => call.name === name));
  }

  /** Taps a button once it is there and not disabled. */
  async tap(id) {
    await this.until(`#${id}, ready to be tapped`, () => isEnabled(this.#find(id)));
    this.send(id, 'tap');
  }

  async type(id, value) {
    await this.node(id);
    this.send(id, 'input', { value });
  }

  /** At once, for checks of what happens within the tap itself. */
  send(id, type, detail = {}) {
    const element = this.#find(id)?.__wxElement;
    if (!element) throw new Error(`nothing on ${this.page} has the id ${id}; on the screen:\n${this.drawn()}`);
    glassEasel.triggerEvent(element, type, detail, { bubbles: true, composed: true });
  }

  /** The open page as an indented tree of ids and texts. */
  drawn() {
    const top = this.stack.at(-1);
    return top ? `${top.page}\n${treeOf(top.host, '  ').join('\n')}` : 'no page is open';
  }
}

const matches = (text, expected) =>
  text !== undefined && (expected instanceof RegExp ? expected.test(text) : text === expected);

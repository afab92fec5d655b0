import { audit } from './audit.mjs';
import { glassEasel, MiniProgramEnv } from './component-framework.mjs';
import { DistFiles } from './dist-files.mjs';
import { createWx } from './fake-wx.mjs';
import { ScriptRealm } from './script-realm.mjs';

const pageStackMax = 10;
const setDataMax = 1024 * 1024;
const constructors = { Object, Array, String, Number, Boolean, Function };

/** Property types come from the scripts' own realm; the framework compares them with ours. */
function ownTypes(properties) {
  const own = (definition) => {
    if (typeof definition === 'function') return constructors[definition.name];
    if (definition === null || !definition.type) return definition;
    return { ...definition, type: constructors[definition.type.name] };
  };
  return Object.fromEntries(Object.entries(properties).map(([name, definition]) => [name, own(definition)]));
}

/** A phone that runs the compiled mini-program on WeChat's component framework, with a fake `wx` below it. */
export class Phone {
  constructor(dist, server) {
    this.files = new DistFiles(dist);
    this.report = audit(this.files);
    this.stack = [];
    this.calls = [];
    this.faults = [];
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
    const groups = compiledTemplates(this.report.templates);
    for (const name of this.files.ending('.json').filter((n) => n !== 'app.json' && n !== 'theme.json')) {
      this.space.addComponentStaticConfig(name.slice(0, -5), this.files.json(name));
    }
    for (const name of this.files.ending('.wxml').map((n) => n.slice(0, -5))) {
      const template = { groupList: groups, content: groups[name], fallbackListenerOnNativeNode: true };
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

  launch(page = this.files.pages[0]) {
    this.realm.require('app.js');
    this.app = Object.assign(Object.create(null), this.appOptions);
    const options = { path: page, query: {}, scene: 1001, referrerInfo: {} };
    this.app.onLaunch?.call(this.app, options);
    this.app.onShow?.call(this.app, options);
    this.open(page);
  }

  open(url) {
    const [page, query = ''] = url.replace(/^\//, '').split('?');
    if (!this.files.pages.includes(page)) throw new Error(`page ${page} is not in app.json`);
    if (this.stack.length >= pageStackMax) throw new Error('more than ten pages are open');
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
    this.watchSetData(instance);
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

  watchSetData(instance) {
    const real = instance.setData.bind(instance);
    instance.setData = (data, done) => {
      const { length } = JSON.stringify(data);
      if (length > setDataMax) this.faults.push(`setData of ${length} characters`);
      real(data);
      if (done) setTimeout(done, 0);
    };
  }

  close() {
    const page = this.stack.pop();
    page.instance.onUnload?.();
    page.root.release();
    page.host.remove();
    this.stack.at(-1)?.instance.onShow?.();
  }

  closeAll() {
    while (this.stack.length > 0) this.close();
  }

  get page() {
    return this.stack.at(-1).page;
  }

  find(id) {
    return this.stack.at(-1).host.querySelector(`[id="${id}"]`);
  }

  text(id) {
    return this.find(id)?.textContent;
  }

  get html() {
    return this.stack.at(-1).host.innerHTML;
  }

  get shown() {
    return this.stack.at(-1).host.textContent;
  }

  send(id, type, detail = {}) {
    const element = this.find(id)?.__wxElement;
    if (!element) throw new Error(`nothing on ${this.page} has the id ${id}`);
    glassEasel.triggerEvent(element, type, detail, { bubbles: true, composed: true });
  }

  tap(id) {
    this.send(id, 'tap');
  }

  type(id, value) {
    this.send(id, 'input', { value });
  }

  /** Waits until what is asked for is there; fails with the page's text otherwise. */
  async until(what, holds) {
    for (let round = 0; round < 150; round += 1) {
      if (holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${what} did not come; the page says: ${this.shown.slice(0, 300)}`);
  }
}

/** The template compiler's output is source text; WeChat's view layer evaluates it in the same way. */
function compiledTemplates(templates) {
  return new Function(`return ${templates.getTmplGenObjectGroups()}`)();
}

import path from 'node:path';
import vm from 'node:vm';

/** Names WeChat hides from a mini-program's scripts. */
const hidden =
  'window,document,frames,self,location,navigator,localStorage,history,caches,screen,alert,confirm,prompt,XMLHttpRequest,WebSocket';

const compiled = new Map();

/** Compiled once however many phones run it. */
function scriptOf(files, name) {
  const key = path.join(files.root, name);
  if (!compiled.has(key)) {
    const source = `(function (require, module, exports, ${hidden}) {${files.text(name)}\n})`;
    compiled.set(key, new vm.Script(source, { filename: name }));
  }
  return compiled.get(key);
}

/** Runs the compiled scripts the way WeChat does: no browser globals, no eval, CommonJS between files. */
export class ScriptRealm {
  constructor(files, globals) {
    this.files = files;
    this.modules = new Map();
    this.context = vm.createContext(
      { console, setTimeout, clearTimeout, setInterval, clearInterval, ...globals },
      { codeGeneration: { strings: false, wasm: false } },
    );
    vm.runInContext('globalThis.global = globalThis', this.context);
    this.allowGlobalLookup();
  }

  /** `Function('return this')()` is how bundles find the global object; WeChat answers it although it forbids eval. */
  allowGlobalLookup() {
    vm.runInContext(
      `{ const real = Function; const find = (args) => args[args.length - 1] === 'return this' && (() => globalThis);
         globalThis.Function = new Proxy(real, {
           construct: (target, args) => find(args) || Reflect.construct(target, args),
           apply: (target, self, args) => find(args) || Reflect.apply(target, self, args) }); }`,
      this.context,
    );
  }

  set(name, value) {
    this.context[name] = value;
  }

  /** The phone’s clock goes wrong by so much, from now on. */
  setClockWrong(byMs) {
    vm.runInContext(
      `{ const Real = globalThis.Date; globalThis.Date = class extends Real {
           constructor(...given) { super(...(given.length === 0 ? [Real.now() + ${byMs}] : given)); }
           static now() { return Real.now() + ${byMs}; } }; }`,
      this.context,
    );
  }

  require(name) {
    const loaded = this.modules.get(name);
    if (loaded) return loaded.exports;
    const module = { exports: {} };
    this.modules.set(name, module);
    const run = scriptOf(this.files, name).runInContext(this.context);
    const requireFrom = (target) => {
      const found = this.files.resolve(name, target);
      if (!found) throw new Error(`module '${target}' is not defined, required by ${name}`);
      return this.require(found);
    };
    run(requireFrom, module, module.exports);
    return module.exports;
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The compiled output as WeChat would receive it. */
export class DistFiles {
  constructor(root) {
    this.root = root;
    this.names = readdirSync(root, { recursive: true })
      .map(String)
      .filter((name) => statSync(path.join(root, name)).isFile());
    this.known = new Set(this.names);
    this.app = this.json('app.json');
    this.packages = this.app.subPackages ?? [];
    this.pages = [...this.app.pages, ...this.packages.flatMap((p) => p.pages.map((page) => `${p.root}/${page}`))];
  }

  has(name) {
    return this.known.has(name);
  }

  text(name) {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  json(name) {
    return JSON.parse(this.text(name));
  }

  size(name) {
    return statSync(path.join(this.root, name)).size;
  }

  ending(extension) {
    return this.names.filter((name) => name.endsWith(extension));
  }

  /** Root of the sub-package a file belongs to; the main package is ''. */
  packageOf(name) {
    return this.packages.find((p) => name.startsWith(`${p.root}/`))?.root ?? '';
  }

  /** The file a `require` or component path means. */
  resolve(from, target) {
    const base = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
    return [base, `${base}.js`, `${base}/index.js`].find((name) => this.has(name)) ?? undefined;
  }

  componentsOf(name) {
    return Object.values(this.json(`${name}.json`).usingComponents ?? {}).map((target) =>
      target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(name), target),
    );
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/workspace.mjs';

const file = path.join(root, 'miniprogram/src/app.config.ts');

/** The mini-program's own list, as the H5 build reads it: a page that is added there is visited without a word here. */
async function appConfig() {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  process.env.TARO_ENV = 'h5';
  globalThis.defineAppConfig = (config) => config;
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)).default;
}

/** Every page as `{ route, name, isTab }`; the name is its route without what all routes have. */
export async function allPages() {
  const { pages, subPackages, tabBar } = await appConfig();
  const tabs = new Set(tabBar.list.map(({ pagePath }) => pagePath));
  const routes = [...pages, ...subPackages.flatMap(({ root: folder, pages: own }) => own.map((p) => `${folder}/${p}`))];
  return routes.map((route) => ({
    route,
    name: route
      .replace(/^(pages|packages)\//, '')
      .replace(/\/index$/, '')
      .replace(/\//g, '-'),
    isTab: tabs.has(route),
  }));
}

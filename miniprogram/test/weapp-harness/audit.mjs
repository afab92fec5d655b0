import { parse } from 'acorn';
import { TmplGroup } from './component-framework.mjs';

const mainLimit = 700 * 1024;
const packageLimit = 2 * 1024 * 1024;
const iconLimit = 40 * 1024;

function* missingPageParts(files) {
  for (const page of files.pages) {
    for (const part of ['js', 'json', 'wxml']) {
      if (!files.has(`${page}.${part}`)) yield `page ${page} has no ${part}`;
    }
  }
  for (const name of files.ending('.json')) {
    if (!name.includes('/') && !['comp.json'].includes(name)) continue;
    for (const component of files.componentsOf(name.slice(0, -5))) {
      if (!files.has(`${component}.wxml`)) yield `${name} uses component ${component}, which is not there`;
    }
  }
}

function* tabFaults(files) {
  for (const tab of files.app.tabBar.list) {
    if (!files.app.pages.includes(tab.pagePath)) yield `tab ${tab.pagePath} is not a page of the main package`;
    for (const icon of [tab.iconPath, tab.selectedIconPath]) {
      if (!files.has(icon)) yield `tab icon ${icon} is not there`;
      else if (files.size(icon) > iconLimit) yield `tab icon ${icon} is over 40 kB`;
    }
  }
  if (files.app.themeLocation && !files.has(files.app.themeLocation)) yield 'the theme file is not there';
}

function* scriptFaults(files) {
  for (const name of files.ending('.js')) {
    const text = files.text(name);
    try {
      parse(text, { ecmaVersion: 2020 });
    } catch (error) {
      yield `${name} is not ES2020: ${error.message}`;
    }
    for (const [, target] of text.matchAll(/(?<![\w$.])require\(["']([^"']+)["']\)/g)) {
      const found = files.resolve(name, target);
      if (!found) yield `${name} requires ${target}, which is not there`;
      else if (files.packageOf(found) !== '' && files.packageOf(found) !== files.packageOf(name))
        yield `${name} requires ${found} of another package`;
    }
  }
}

function* styleFaults(files) {
  for (const name of files.ending('.wxss')) {
    const text = files.text(name);
    if (/(^|[},\s])\*\s*[,{>]/.test(text)) yield `${name} uses the universal selector`;
    if (/url\(\s*(?!["']?(?:data:|https?:|#))/.test(text)) yield `${name} refers to a local file`;
    for (const [, target] of text.matchAll(/@import\s+["']([^"']+)["']/g)) {
      if (!files.resolve(name, target.replace(/^\.\//, './'))) yield `${name} imports ${target}, which is not there`;
    }
  }
}

function* templateFaults(files, templates) {
  for (const name of files.ending('.wxml')) {
    for (const warning of templates.addTmpl(name.slice(0, -5), files.text(name)) ?? []) {
      yield `${name}: ${warning.message ?? String(warning)}`;
    }
  }
  for (const name of files.ending('.wxs')) templates.addScript(name.slice(0, -4), files.text(name));
  for (const name of files.ending('.wxml').map((n) => n.slice(0, -5))) {
    for (const used of templates.getDirectDependencies(name) ?? []) {
      if (!files.has(`${used}.wxml`)) yield `${name}.wxml imports ${used}.wxml, which is not there`;
    }
    for (const used of templates.getScriptDependencies(name) ?? []) {
      if (!files.has(`${used}.wxs`) && !files.has(used)) yield `${name}.wxml uses ${used}.wxs, which is not there`;
    }
  }
}

export function packageSizes(files) {
  const sizes = new Map();
  for (const name of files.names) {
    const owner = files.packageOf(name);
    sizes.set(owner, (sizes.get(owner) ?? 0) + files.size(name));
  }
  return sizes;
}

function* sizeFaults(files) {
  for (const [owner, bytes] of packageSizes(files)) {
    const limit = owner === '' ? mainLimit : packageLimit;
    if (bytes > limit) yield `package ${owner || 'main'} has ${bytes} bytes, more than ${limit}`;
  }
}

/** What WeChat's uploader or its first start would refuse, and what we promise about size; with the compiled templates. */
export function audit(files) {
  const templates = new TmplGroup();
  const checks = [missingPageParts, tabFaults, scriptFaults, styleFaults, sizeFaults];
  const problems = [...checks.flatMap((check) => [...check(files)]), ...templateFaults(files, templates)];
  return { problems, templates };
}

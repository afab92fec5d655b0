import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const edit = (file, change) => (root) => {
  const name = path.join(root, file);
  const before = readFileSync(name, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the fault changed nothing in ${file}`);
  writeFileSync(name, after);
};
const remove = (file) => (root) => rmSync(path.join(root, file));

const atRegistration = (statement) => (text) => text.replace(/Page\((?=\w)/, `${statement},Page(`);

/** Faults a build or a hand could bring in, each of which one of the checks must see. */
export const plantedFaults = {
  'a page’s template is missing': remove('packages/clerk/scan/index.wxml'),
  'a new page’s script is missing': remove('packages/account/privacy/index.js'),
  'a component’s configuration is missing': remove('comp.json'),
  'the templates’ own script is missing': remove('utils.wxs'),
  'a template has an expression that cannot be read': edit('base.wxml', (text) =>
    text.replace('{{i.st}}', '{{i.st +}}'),
  ),
  'app.json names a page that is not there': edit('app.json', (text) =>
    text.replace('articles/index', 'articls/index'),
  ),
  'a page requires a file of another package': edit(
    'packages/community/articles/index.js',
    (text) => `require("../../clerk/scan/index.js");${text}`,
  ),
  'a page evaluates text': edit('packages/community/gathering/index.js', atRegistration('eval("1")')),
  'a tab icon is missing': remove('assets/tabs/home-light.png'),
  'a style uses the universal selector': edit('app-origin.wxss', (text) => `${text}\n*{margin:0}`),
  'a style refers to a local picture': edit('app-origin.wxss', (text) => `${text}\n.a{background:url(./a.png)}`),
  'a template does not close': edit('base.wxml', (text) => text.replace('</view>', '')),
  'the common script is missing': remove('common.js'),
  'a page uses the browser’s fetch': edit('packages/community/article/index.js', atRegistration('fetch("/x")')),
  'a page calls an API WeChat does not have': edit(
    'packages/account/export/index.js',
    atRegistration('wx.noSuchApi()'),
  ),
  'a script has private class members': edit(
    'packages/account/profile/index.js',
    (text) => `${text};class A{#x=1;get(){return this.#x}}`,
  ),
  'the package is too large': (root) => writeFileSync(path.join(root, 'large.bin'), Buffer.alloc(700 * 1024)),
  'something is awaited before the subscribe popup': (root) => {
    const asking = /(\w+(?:\(\))?(?:\.\w+)*)\.requestSubscribeMessage\(/;
    for (const file of ['common.js', 'app.js', 'pages/home/index.js']) {
      const name = path.join(root, file);
      const text = readFileSync(name, 'utf8');
      if (!asking.test(text)) continue;
      writeFileSync(
        name,
        text.replace(asking, 'Promise.resolve().then(()=>0),wx.getSystemInfoSync(),$1.requestSubscribeMessage('),
      );
      return;
    }
    throw new Error('the subscribe call was not found');
  },
};

/** A copy of the output with one fault in it; the caller removes it. */
export function plant(dist, fault) {
  const root = mkdtempSync(path.join(tmpdir(), 'weapp-fault-'));
  cpSync(dist, root, { recursive: true });
  fault(root);
  return root;
}

// Proves that the subscription popup can only be written where WeChat opens it: as the first thing of a tap.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { subscribeFirst } from '../lint/subscribe-first.js';

const config = {
  files: ['**/*.tsx'],
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { jieti: { rules: { 'subscribe-first': subscribeFirst } } },
  rules: { 'jieti/subscribe-first': 'error' },
};
const said = (code) =>
  new Linter().verify(code, config, 'planted.tsx').map(({ messageId, message }) => messageId ?? message);

const late = {
  'an await before it': 'async function tap() { await load(); subscribe(items); }',
  'an await of a value before it': 'const tap = async () => { const items = await ready; subscribe(items); };',
  'a state set before it': 'const tap = () => { setAsking(false); subscribe(items); };',
  'a page opened before it': "const tap = () => { openPage('x'); wechat.subscribe(items); };",
  'a request before it': 'const tap = () => { mutate(); void Taro.requestSubscribeMessage({ tmplIds }); };',
  'a call in its condition': 'const tap = () => { if (isDue()) subscribe(items); };',
  'a call among its arguments': 'const tap = () => subscribe(load());',
  'an object made before it': 'const tap = () => { new Report(); subscribe(items); };',
  'a loop of waiting before it': 'async function tap() { for (const x of all) { await x; } subscribe(items); }',
  'a handler of JSX that does something else first':
    'const x = <Key onTap={() => { vibrate(); subscribe(items); }} />;',
};
for (const [name, code] of Object.entries(late))
  test(`${name} is refused`, () => assert.deepEqual(said(code), ['late']));

const calledBack = {
  'in a then': 'const tap = () => { load().then(() => subscribe(items)); };',
  'in a finally': 'const tap = () => { load().finally(() => wechat.subscribe(items)); };',
  'in a timer': 'const tap = () => { setTimeout(() => subscribe(items), 0); };',
  'in an effect': 'useEffect(() => { subscribe(items); }, []);',
  'in the answer of another call': 'load(function () { wx.requestSubscribeMessage({ tmplIds }); });',
};
for (const [name, code] of Object.entries(calledBack))
  test(`${name} it is refused`, () => assert.deepEqual(said(code), ['calledBack']));

const allowed = {
  'alone in a handler': 'const x = <Key onTap={() => subscribe([notice])} />;',
  'first, with what follows in its then': 'const tap = () => { wechat.subscribe(items).then(report, tell); };',
  'first in an async handler': 'const tap = async () => { const answer = await subscribe(items); report(answer); };',
  'with the rest behind it': 'const tap = () => { subscribe(items); setAsking(false); };',
  'under a condition that calls nothing': 'const tap = () => { if (items.length > 0) subscribe(items); else go(); };',
  'after values are picked':
    'const tap = () => { const ids = items.filter(isDue).map((item) => item.id); return Taro.requestSubscribeMessage({ tmplIds: ids }); };',
  'after a function that is only written down': 'const tap = () => { const then = () => go(); subscribe(items); };',
  'in a handler that is kept': 'const tap = useCallback(() => subscribe(items), [items]);',
  'where a store is subscribed to': 'const end = () => { start(); store.subscribe(listen); };',
};
for (const [name, code] of Object.entries(allowed))
  test(`${name} it is allowed`, () => assert.deepEqual(said(code), []));

// What scripts/arrows.test.mjs plants: for every rule something that breaks it, and beside it what must stay allowed.

/** Each breaks exactly `rule`, seen from its first file, or from `from`. */
export const arrows = [
  {
    rule: 'no-cycles',
    files: {
      'shared/src/rules/planted-a.ts': "import './planted-b.js';\nexport const a = 1;",
      'shared/src/rules/planted-b.ts': "import './planted-a.js';\nexport const b = 1;",
    },
  },
  {
    rule: 'no-cycles',
    files: {
      'console/src/lib/planted-a.ts': "import type { B } from './planted-b';\nexport type A = B | 1;",
      'console/src/lib/planted-b.ts': "import type { A } from './planted-a';\nexport type B = A | 2;",
    },
  },
  { rule: 'rules-and-insight-import-no-package', files: { 'shared/src/rules/planted-fs.ts': "import 'node:fs';" } },
  {
    rule: 'rules-and-insight-import-no-package',
    files: { 'shared/src/rules/planted-contract.ts': "import '../api/errors.js';" },
  },
  { rule: 'rules-and-insight-import-no-package', files: { 'shared/src/rules/planted-dist.ts': "import 'csv-parse';" } },
  { rule: 'model-imports-nothing', files: { 'shared/src/model/planted.ts': "import '../money.js';" } },
  { rule: 'only-the-contract-imports-zod', files: { 'console/src/lib/planted-zod.ts': "import 'zod';" } },
  {
    rule: 'contract-imports-only-model-and-zod',
    files: { 'shared/src/api/planted.ts': "import '../rules/mask.js';" },
  },
  {
    rule: 'mini-program-takes-types-only-from-the-contract',
    files: {
      'miniprogram/src/planted.ts': "import { HomeSchema } from '@jieti/shared/api/me';\nexport const x = HomeSchema;",
    },
  },
  {
    rule: 'apps-never-import-each-other',
    files: { 'console/src/lib/planted-app.ts': "import '../../../server/src/clock.js';" },
  },
  {
    rule: 'apps-never-import-each-other',
    files: { 'server/src/planted-app.ts': "import '../../simulator/src/main.js';" },
  },
  {
    rule: 'apps-never-import-each-other',
    files: { 'shared/src/planted-app.ts': "import '../../server/src/clock.js';" },
  },
  {
    rule: 'service-never-imports-another-features-service',
    files: {
      'server/src/planted/neighbour.service.ts': "import '../planted-other/other.service.js';",
      'server/src/planted-other/other.service.ts': 'export {};',
    },
  },
  {
    rule: 'controller-never-reaches-repository',
    files: {
      'server/src/planted/planted.controller.ts': "import './planted.repository.js';",
      'server/src/planted/planted.repository.ts': 'export {};',
    },
  },
  {
    rule: 'repository-never-reaches-service',
    files: { 'server/src/planted/upward.repository.ts': "import './reached.service.js';" },
  },
  {
    rule: 'repository-never-reaches-service',
    files: {
      'server/src/planted/upward.queries.ts': "import './reached.service.js';",
      'server/src/planted/reached.service.ts': 'export {};',
    },
  },
  {
    rule: 'job-only-calls-services',
    files: { 'server/src/planted/planted.job.ts': "import './planted.repository.js';" },
  },
  { rule: 'http-clients-only-in-wechat', files: { 'server/src/planted/undici.service.ts': "import 'undici';" } },
  { rule: 'http-clients-only-in-wechat', files: { 'server/src/planted/https.service.ts': "import 'node:https';" } },
  { rule: 'typeorm-only-in-db', files: { 'server/src/planted/typeorm.service.ts': "import 'typeorm';" } },
  { rule: 'typeorm-only-in-db', files: { 'server/src/planted/nest.repository.ts': "import '@nestjs/typeorm';" } },
  {
    rule: 'transactions-only-from-db',
    files: { 'server/src/planted/forging.repository.ts': "import '../db/running-tx.js';" },
  },
  {
    rule: 'console-features-never-import-each-other',
    files: {
      'console/src/features/planted/a.ts': "import '../planted-other/b';",
      'console/src/features/planted-other/b.ts': 'export {};',
    },
  },
  {
    rule: 'console-app-is-above-features',
    files: {
      'console/src/features/planted/upward.ts': "import '../../app/planted';",
      'console/src/app/planted.ts': 'export {};',
    },
  },
];

export const allowedArrows = [
  {
    files: {
      'miniprogram/src/planted-type.ts': "import type { Home } from '@jieti/shared/api/me';\nexport type X = Home;",
    },
  },
  { files: { 'server/src/planted/facts.service.ts': "import '../facts/facts.service.js';" } },
  {
    files: {
      'server/src/planted/reading.controller.ts': "import './planted.queries.js';",
      'server/src/planted/planted.queries.ts': "import '../db/sql.js';",
    },
  },
];

const syntax = 'no-restricted-syntax';

/** Each breaks exactly `rule`. */
const lintPlaces = {
  rules: (index) => `shared/src/rules/planted-${index}.ts`,
  phone: (index) => `miniprogram/src/planted-${index}.ts`,
};

export const lints = [
  { text: 'export const x = Date.now();', rule: syntax, says: 'clock.ts' },
  { text: 'export const x = new Date();', rule: syntax, says: 'clock.ts' },
  { text: "export const x = process.env['HOME'];", rule: syntax, says: 'config.ts' },
  { text: "export const x = 'SELECT id FROM member';", rule: syntax, says: 'SQL' },
  { text: 'export const x = (n: number) => `UPDATE store SET name = ${n}`;', rule: syntax, says: 'SQL' },
  {
    text: 'export const work = async () => {};\nexport const x = () => { work(); };',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    text: "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 0; };",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    text: 'export class A { readonly sum; constructor(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6) { this.sum = [a, b, c, d, e, f]; } }',
    rule: syntax,
    says: '5',
  },
  {
    text: "import { Tx } from '../db/sql.js';\nexport abstract class Forged extends Tx {}",
    rule: syntax,
    says: 'Transactions.run',
  },
  {
    text: "export const x = 'UPDATE member SET growth = ? WHERE id = ?';",
    in: 'repository',
    rule: syntax,
    says: 'ledger/',
  },
  {
    text: "export const x = 'INSERT INTO tier_history (id) VALUES (?)';",
    in: 'repository',
    rule: syntax,
    says: 'ledger/',
  },
  {
    text: "export const f = (tx: { insertRows(t: string): void }) => tx.insertRows('growth_entry');",
    in: 'repository',
    rule: syntax,
    says: 'ledger/',
  },
  {
    text: "export const f = (x: 'a' | 'b') => { switch (x) { case 'a': return 1; } return 0; };",
    in: 'rules',
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  { text: 'export const now = () => Date.now();', in: 'rules', rule: syntax, says: 'clock.ts' },
  { text: 'export const f = (a: 1, b: 2, c: 3, d: 4, e: 5) => [a, b, c, d, e];', in: 'rules', rule: syntax, says: '4' },
  { text: 'export enum Planted { A }', in: 'rules', rule: syntax, says: 'enum' },
  { text: 'export const f = (x: string) => x as unknown as number;', in: 'rules', rule: syntax, says: 'as unknown as' },
  { text: 'export const f = (x: any) => x;', in: 'rules', rule: '@typescript-eslint/no-explicit-any' },
  { text: '// @ts-ignore\nexport const f = 1;', in: 'rules', rule: '@typescript-eslint/ban-ts-comment' },
  {
    text: 'export const f = (subscribe: () => void, set: (on: boolean) => void) => () => { set(true); subscribe(); };',
    in: 'phone',
    rule: 'jieti/subscribe-first',
    says: '第一件事',
  },
  {
    text: 'export const f = (subscribe: () => void, load: Promise<void>) => () => void load.then(() => subscribe());',
    in: 'phone',
    rule: 'jieti/subscribe-first',
    says: 'then',
  },
  { text: `export const x = [\n${'1,\n'.repeat(260)}];`, in: 'rules', rule: 'max-lines' },
  { text: `export function f() {\n${'f();\n'.repeat(45)}}`, in: 'rules', rule: 'max-lines-per-function' },
].map(({ text, in: place = 'service', rule, says }, index) => ({
  file: lintPlaces[place]?.(index) ?? `server/src/planted/lint-${index}.${place}.ts`,
  text,
  rule,
  says,
}));

/** Every line is checked alone: what is allowed must compile, and what is refused must say why. */
export const writing = {
  allowed: [
    "import { Reader, Tx } from './db/sql.js';",
    "import { Transactions } from './db/transactions.js';",
    "const write = (tx: Tx) => tx.execute('');",
    'export const inside = (transactions: Transactions) => transactions.run(write);',
    'const parts = { open: true, query: async () => [], execute: async () => ({ affectedRows: 0, insertId: 0 }), insertRows: async () => undefined, updateRows: async () => undefined, attempt: <T>(work: () => Promise<T>) => work() };',
  ],
  refused: [
    { text: 'export const lookAlike = () => write(parts);', says: /Property 'open' is protected/ },
    { text: 'export const made = () => new Tx();', says: /Cannot create an instance of an abstract class/ },
    {
      text: 'export const read = (reader: Reader) => write(reader);',
      says: /'Reader' is not assignable to parameter of type 'Tx'/,
    },
    { text: 'export const forgotten = () => write();', says: /Expected 1 arguments/ },
  ],
};

/** File names, and what is said about them. */
export const misnamed = [
  ['server/src/planted-utils.ts', 'says nothing'],
  ['shared/src/rules/PlantedRule.ts', 'kebab-case'],
  ['console/src/lib/index.ts', 'no barrels'],
  ['server/src/planted/planted.provider.ts', 'no such kind'],
];

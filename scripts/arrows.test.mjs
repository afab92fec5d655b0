// Proves that the arrows are checks: each rule is broken once, in a copy of the tree, and the check must name it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { namingProblems } from './names.mjs';
import { root } from './workspace.mjs';

/** What the arrow checker must refuse: files to plant, and the rule that has to speak. */
const arrows = [
  [
    'no-cycles',
    {
      'shared/src/rules/planted-a.ts': "import './planted-b.js';\nexport const a = 1;",
      'shared/src/rules/planted-b.ts':
        "import type {} from './planted-a.js';\nimport './planted-a.js';\nexport const b = 1;",
    },
  ],
  ['rules-and-insight-import-no-package', { 'shared/src/rules/planted.ts': "import 'node:fs';" }],
  ['model-imports-nothing', { 'shared/src/model/planted.ts': "import '../money.js';" }],
  ['only-the-contract-imports-zod', { 'shared/src/rules/planted.ts': "import 'zod';" }],
  ['contract-imports-only-model-and-zod', { 'shared/src/api/planted.ts': "import '../money.js';" }],
  [
    'mini-program-takes-types-only-from-the-contract',
    {
      'miniprogram/src/planted.ts': "import { HomeSchema } from '@jieti/shared/api/me';\nexport const x = HomeSchema;",
    },
  ],
  ['apps-never-import-each-other', { 'console/src/planted.ts': "import '../../server/src/clock.js';" }],
  [
    'apps-never-import-each-other',
    { 'server/src/planted.ts': "import '../../simulator/src/main.js';", 'simulator/src/main.ts': 'export {};' },
  ],
  [
    'service-never-imports-another-features-service',
    {
      'server/src/planted/planted.service.ts': "import '../other/other.service.js';",
      'server/src/other/other.service.ts': 'export {};',
    },
  ],
  [
    'controller-never-reaches-repository',
    {
      'server/src/planted/planted.controller.ts': "import './planted.repository.js';",
      'server/src/planted/planted.repository.ts': 'export {};',
    },
  ],
  [
    'repository-never-reaches-service',
    {
      'server/src/planted/planted.queries.ts': "import './planted.service.js';",
      'server/src/planted/planted.service.ts': 'export {};',
    },
  ],
  [
    'job-only-calls-services',
    {
      'server/src/planted/planted.job.ts': "import './planted.repository.js';",
      'server/src/planted/planted.repository.ts': 'export {};',
    },
  ],
  ['http-clients-only-in-wechat', { 'server/src/planted/planted.service.ts': "import 'undici';" }],
  ['typeorm-only-in-db', { 'server/src/planted/planted.service.ts': "import 'typeorm';" }],
  [
    'console-features-never-import-each-other',
    { 'console/src/features/planted/a.ts': "import '../other/b.js';", 'console/src/features/other/b.ts': 'export {};' },
  ],
  [
    'console-app-is-above-features',
    { 'console/src/lib/planted.ts': "import '../app/planted.js';", 'console/src/app/planted.ts': 'export {};' },
  ],
];

/** What the linter must refuse: a file, its text, and a word of the message. */
const lints = [
  ['server/src/planted/planted.service.ts', 'export const x = Date.now();', 'clock.ts'],
  ['server/src/planted/planted.service.ts', 'export const x = new Date();', 'clock.ts'],
  ['server/src/planted/planted.service.ts', "export const x = process.env['HOME'];", 'config.ts'],
  ['server/src/planted/planted.service.ts', "export const x = 'SELECT id FROM member';", 'repository'],
  [
    'server/src/planted/planted.service.ts',
    'export const x = (n: number) => `UPDATE member SET growth = ${n}`;',
    'repository',
  ],
  ['shared/src/rules/planted.ts', 'export const now = () => Date.now();', 'clock.ts'],
  ['shared/src/rules/planted.ts', 'export const f = (a: 1, b: 2, c: 3, d: 4, e: 5) => [a, b, c, d, e];', '4'],
  ['shared/src/rules/planted.ts', 'export enum Planted { A }', 'enum'],
  ['shared/src/rules/planted.ts', 'export const f = (x: any) => x;', 'no-explicit-any'],
  ['shared/src/rules/planted.ts', `export const x = [\n${'1,\n'.repeat(260)}];`, 'max-lines'],
];

let copy;
before(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'arrows-'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n');
  const wanted = /^(shared|server|miniprogram|console|simulator)\/.*\.(ts|tsx|json)$|^[^/]+\.(json|js|cjs)$/;
  for (const file of files.filter((name) => wanted.test(name))) cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
after(() => rmSync(copy, { recursive: true, force: true }));

function plant(files) {
  const written = Object.entries(files).map(([file, text]) => {
    const target = path.join(copy, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    return target;
  });
  return () => written.forEach((file) => rmSync(file));
}

function node(bin, args) {
  const result = spawnSync(process.execPath, [path.join(root, 'node_modules', bin), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { code: result.status, output: result.stdout + result.stderr };
}

for (const [rule, files] of arrows) {
  test(`arrow ${rule} is refused: ${Object.keys(files)[0]}`, () => {
    const keep = new Set(Object.keys(files).filter((file) => file.includes('planted') || file.includes('other/')));
    const remove = plant(Object.fromEntries(Object.entries(files).filter(([file]) => keep.has(file))));
    const result = node('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...keep,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ]);
    remove();
    assert.notEqual(result.code, 0, result.output);
    assert.match(result.output, new RegExp(rule));
  });
}

for (const [file, text, word] of lints) {
  test(`lint refuses ${JSON.stringify(text.slice(0, 60))}`, () => {
    const remove = plant({ [file]: `${text}\n` });
    const result = node('eslint/bin/eslint.js', [file]);
    remove();
    assert.equal(result.code, 1, result.output);
    assert.ok(result.output.includes(word), result.output);
  });
}

test('a write without a transaction does not compile', () => {
  const remove = plant({
    'server/src/planted.ts':
      "import type { Tx } from './db/transactions.js';\nexport const forged: Tx = { query: async () => [], execute: async () => ({ affectedRows: 0, insertId: 0 }), insertRows: async () => undefined };\n",
  });
  const result = node('typescript/bin/tsc', ['--noEmit', '-p', 'server']);
  remove();
  assert.notEqual(result.code, 0);
  assert.match(result.output, /planted\.ts\(2,\d+\): error TS/);
});

test('a file name that says nothing is refused', () => {
  const remove = plant({ 'server/src/planted-utils.ts': 'export {};\n' });
  execFileSync('git', ['init', '-q'], { cwd: copy });
  const problems = namingProblems(copy);
  remove();
  assert.ok(
    problems.some((problem) => problem.includes('planted-utils')),
    problems.join('\n'),
  );
});

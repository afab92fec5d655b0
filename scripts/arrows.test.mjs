// Proves that the rules of docs/ARCHITECTURE.md §2 are checks: each is broken in a copy of the tree, and the check must
// name it. All plants of one checker are checked in one go, so every plant has a name of its own.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { allowedArrows, arrows, lints, misnamed, writing } from './arrows.plants.mjs';
import { namingProblems } from './names.mjs';
import { root } from './workspace.mjs';

let copy;
let cruised;
let linted;
let compiled;

before(async () => {
  copy = mkdtempSync(path.join(tmpdir(), 'arrows-'));
  const wanted = /^(shared|server|miniprogram|console|simulator)\/.*\.(ts|tsx|json)$|^(lint\/)?[^/]+\.(json|js|cjs)$/;
  for (const file of listFiles())
    if (wanted.test(file) && existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: copy });
  const modules = [...arrows, ...allowedArrows].flatMap(({ files }) => plant(files));
  const sources = lints.flatMap(({ file, text }) => plant({ [file]: text }));
  [cruised, linted, compiled] = await Promise.all([cruise(modules), lint(sources), compile()]);
});
after(() => rmSync(copy, { recursive: true, force: true }));

function listFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n');
}

/** Writes the files into the copy and answers their names. */
function plant(files) {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(copy, file);
    assert.ok(!existsSync(target), `${file} is planted twice, or exists`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `${text}\n`);
  }
  return Object.keys(files);
}

function node(bin, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', bin), ...args], { cwd: copy });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
}

/** The rules that the planted modules break: file → names of rules. */
async function cruise(modules) {
  const bin = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { output, errors } = await node(bin, [...modules, ...config]);
  assert.ok(output.startsWith('{'), errors);
  const rules = new Map();
  for (const { from, rule } of JSON.parse(output).summary.violations)
    rules.set(from, (rules.get(from) ?? new Set()).add(rule.name));
  return rules;
}

/** What the linter says about every planted file: file → messages. */
async function lint(files) {
  const { output, errors } = await node('eslint/bin/eslint.js', [...files, '--format', 'json']);
  assert.ok(output.startsWith('['), errors);
  return new Map(JSON.parse(output).map((of) => [path.relative(copy, of.filePath), of.messages]));
}

/** What the compiler says about writing without a transaction: number of the line → its message. */
async function compile() {
  const project = 'server/tsconfig.planted.json';
  plant({
    'server/src/planted.ts': [...writing.allowed, ...writing.refused.map(({ text }) => text)].join('\n'),
    [project]: JSON.stringify({ extends: './tsconfig.json', include: [], files: ['src/planted.ts'] }),
  });
  const { output } = await node('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', project]);
  const messages = new Map();
  let line;
  for (const part of output.split('\n')) {
    const at = /^(server\/src\/\S+)\((\d+),\d+\): (.*)/.exec(part);
    if (at) line = at[1] === 'server/src/planted.ts' ? Number(at[2]) : at[1];
    if (line !== undefined) messages.set(line, `${messages.get(line) ?? ''}${at ? at[3] : part}\n`);
  }
  return messages;
}

for (const { rule, files, from = Object.keys(files)[0] } of arrows) {
  test(`arrow ${rule} is refused: ${from}`, () => {
    assert.deepEqual([...(cruised.get(from) ?? [])], [rule]);
  });
}

for (const { files } of allowedArrows) {
  const from = Object.keys(files)[0];
  test(`arrow is allowed: ${files[from]}`, () => assert.equal(cruised.get(from), undefined));
}

test('every arrow of the configuration is broken once', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const planted = new Set(arrows.map(({ rule }) => rule));
  assert.deepEqual(
    forbidden.map(({ name }) => name).filter((name) => !planted.has(name)),
    [],
  );
});

for (const { file, text, rule, says = '' } of lints) {
  test(`lint refuses ${JSON.stringify(text.slice(0, 70))} in ${path.basename(file)}`, () => {
    const messages = linted.get(file) ?? [];
    const found = messages.some(({ ruleId, message }) => ruleId === rule && message.includes(says));
    assert.ok(found, JSON.stringify(messages));
    assert.deepEqual([...new Set(messages.map(({ ruleId }) => ruleId))], [rule]);
  });
}

for (const [index, { text, says }] of writing.refused.entries()) {
  test(`a write without a transaction does not compile: ${text}`, () => {
    assert.match(compiled.get(writing.allowed.length + index + 1) ?? 'compiles', says);
  });
}

test('a write inside of a transaction compiles', () => {
  const refused = writing.refused.map((_, index) => writing.allowed.length + index + 1);
  assert.deepEqual(
    [...compiled.entries()].filter(([line]) => !refused.includes(line)),
    [],
  );
});

for (const [file, says] of misnamed) {
  test(`the name ${file} is refused`, () => {
    const [name] = plant({ [file]: 'export {};' });
    const problems = namingProblems(copy).filter((problem) => problem.startsWith(`${file}:`));
    rmSync(path.join(copy, name));
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.ok(problems[0].includes(says), problems[0]);
  });
}

// File names: kebab-case, none of the words that say nothing, and in the server only the kinds of docs/ARCHITECTURE.md §1.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './workspace.mjs';

const banned = /(^|[-.])(utils?|helpers?|managers?|common|base|impl|misc)([-.]|$)/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const migration = /^\d{4}-/;
const serverKinds = /^[^.]+(\.(controller|service|repository|queries|entity|job|module))?(\.spec)?$/;

/** Every broken rule of naming in the tracked and new files below `directory`. */
export function namingProblems(directory = root) {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: directory,
    encoding: 'utf8',
  }).split('\n');
  return files.filter((file) => /\/(src|test)\/.*\.(ts|tsx)$/.test(file)).flatMap(problemsOf);
}

function problemsOf(file) {
  const name = path.basename(file).replace(/\.d\.ts$|\.tsx?$/, '');
  const problems = [];
  if (banned.test(name)) problems.push(`${file}: the name says nothing (banned word)`);
  if (!kebab.test(name) && !migration.test(name)) problems.push(`${file}: file names are kebab-case`);
  if (name === 'index' && file !== 'shared/src/index.ts' && !file.startsWith('miniprogram/src/'))
    problems.push(`${file}: no barrels`);
  if (file.startsWith('server/src/') && !serverKinds.test(name))
    problems.push(`${file}: no such kind of file in the server`);
  return problems;
}

if (process.argv[1] === import.meta.filename) {
  const problems = namingProblems();
  for (const problem of problems) console.error(problem);
  process.exit(problems.length > 0 ? 1 : 0);
}

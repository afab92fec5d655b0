import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DistFiles } from './dist-files.mjs';
import { readWechatSchemas } from './wechat-schemas.mjs';

const project = new URL('../../../project.config.json', import.meta.url);

async function wechatAcceptsEveryJson({ dist }) {
  const schemas = readWechatSchemas();
  if (!schemas) {
    console.log('SKIPPED WeChat’s JSON schemas: no package registry can be reached');
    return;
  }
  const files = new DistFiles(dist);
  const problems = [
    ...named('project.config.json', schemas.projectconfig(JSON.parse(readFileSync(project, 'utf8')))),
    ...named('app.json', schemas.app(files.app)),
    ...named(files.app.themeLocation, schemas.theme(files.json(files.app.themeLocation))),
    ...files.pages.flatMap((page) => named(`${page}.json`, schemas.page(files.json(`${page}.json`)))),
  ];
  assert.deepEqual(problems, []);
}

const named = (file, problems) => problems.map((problem) => `${file}: ${problem}`);

/** What WeChat's uploader says of the files it reads first, by name. */
export const schemaChecks = {
  'WeChat’s own schemas accept app.json, the theme, every page.json and project.config.json': wechatAcceptsEveryJson,
};

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import Ajv from 'ajv';

/** WeChat's uploader; of its five megabytes only the schemas are wanted, and none of its 250 dependencies. */
const uploader = 'miniprogram-ci@2.1.42';
const integrity = 'H/bq0Wo6kMbwzcOM4jiYSMuQUkND50+zeyY8EkJuY1TQYijkLbFmNK/CFsFJsJgVcvXZ94wn8Do50YSO/Rv6/w==';
const cache = fileURLToPath(new URL('../../../node_modules/.cache/wechat-schemas', import.meta.url));
const schemasIn = 'package/dist/schema/dist';

/** The package as the registry gives it, once; undefined where no registry can be reached. */
function fetchSchemas() {
  const folder = path.join(cache, schemasIn);
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(cache), { recursive: true });
  const fresh = mkdtempSync(`${cache}-`);
  try {
    execFileSync('npm', ['pack', uploader, '--silent', '--pack-destination', fresh], {
      stdio: 'ignore',
      timeout: 60_000,
    });
    const archive = path.join(fresh, 'miniprogram-ci-2.1.42.tgz');
    const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (digest !== integrity) throw new Error(`${uploader} is not the package it was: ${digest}`);
    execFileSync('tar', ['-xzf', archive, '-C', fresh, schemasIn]);
    renameSync(fresh, cache);
    return folder;
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (error.message.startsWith(uploader)) throw error;
    return undefined;
  }
}

/**
 * WeChat's own JSON schemas as functions from a value to its problems, by name: `app`, `page`, `projectconfig`, `theme`.
 * Undefined where neither the cache nor a registry has them.
 */
export function readWechatSchemas() {
  const folder = fetchSchemas();
  if (!folder) return undefined;
  const load = createRequire(path.join(folder, 'app.js'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  const problemsBy = (name) => {
    const validate = ajv.compile(load(`./${name}.js`));
    return (value) =>
      validate(value) ? [] : validate.errors.map((one) => `${one.instancePath || '/'} ${one.message}`);
  };
  return Object.fromEntries(['app', 'page', 'projectconfig', 'theme'].map((name) => [name, problemsBy(name)]));
}

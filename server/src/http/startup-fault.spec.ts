import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../config-error.js';
import { readConfig } from '../config.js';
import { startupFault } from './startup-fault.js';

const fault = (code: string, more: object = {}) => Object.assign(new Error('inner'), { code, ...more });

describe('what keeps the server from starting', () => {
  const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'jieti-test-'));
  afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

  it('is a setting that cannot be used, named', () => {
    for (const [name, value] of [
      ['PORT', 'http'],
      ['TZ_BUSINESS', 'Mars/Olympus'],
      ['DATABASE_URL', 'postgres://x/y'],
      ['SESSION_SECRET', 'short'],
      ['WECHAT_CALLBACK_TOKEN', 'not a token'],
    ] as const) {
      const thrown = (() => {
        try {
          return readConfig({ DATA_DIR, [name]: value });
        } catch (error) {
          return error;
        }
      })();
      expect(thrown).toBeInstanceOf(ConfigError);
      expect(startupFault(thrown, null)).toMatch(new RegExp(`${name}.*[\\u4e00-\\u9fff]`));
    }
  });

  it('is told by the innermost error that has a code', () => {
    const wrapped = Object.assign(new Error('driver'), { driverError: fault('ER_ACCESS_DENIED_ERROR') });
    expect(startupFault(wrapped, 1)).toContain('DATABASE_URL 的用户名或密码不对');
    const both = new AggregateError([fault('ECONNREFUSED'), fault('ECONNREFUSED')]);
    expect(startupFault(both, 1)).toContain('ECONNREFUSED');
    expect(startupFault(new Error('outer', { cause: fault('ER_BAD_DB_ERROR') }), 1)).toContain('不存在');
  });

  it('is a directory, a port or a disk', () => {
    expect(startupFault(fault('EACCES', { path: '/data' }), 80)).toContain('DATA_DIR 不能写入：/data');
    expect(startupFault(Object.assign(new Error('listen EACCES'), { code: 'EACCES' }), 80)).toContain('端口 80');
    expect(startupFault(fault('EADDRINUSE'), 80)).toContain('端口 80 已被占用');
    expect(startupFault(fault('ENOSPC'), 80)).toContain('已满');
  });

  it('is one line in Chinese and English; anything else is a bug', () => {
    expect(startupFault(fault('EADDRINUSE'), 80)).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]* \/ [A-Z][^\n]*$/);
    expect(startupFault(new TypeError('x is not a function'), 80)).toBeNull();
  });
});

import type { ErrorBody } from '@jieti/shared/api/errors';
import { HttpShop } from './http-shop.js';
import { routesOf } from './routes.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: unknown }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('a request', () => {
  let shop: HttpShop;
  let owner: string;

  beforeAll(async () => {
    shop = await HttpShop.open();
    owner = await shop.staff('owner');
  });
  afterAll(() => shop.close());

  it('with an unknown key is refused, and told which', async () => {
    const body = { username: 'owner', password: 'jieti-demo', role: 'owner' };
    const answer = await shop.post('/api/auth/staff-login', body);
    expect(answer.status).toBe(400);
    expect(answer.json<ErrorBody>()).toEqual({
      code: 'malformed',
      message: '请求内容不符合要求。',
      details: [{ field: 'role', message: '没有这个字段' }],
      requestId: answer.headers['x-request-id'],
    });
    const query = await shop.get('/api/members?limit=5&order=name', owner);
    expect(query.json<ErrorBody>().details).toEqual([{ field: 'order', message: '没有这个字段' }]);
  });

  it('with a wrong value is told what the field must be', async () => {
    const answer = await shop.get('/api/members?limit=0&sort=name', owner);
    expect(answer.status).toBe(400);
    expect(answer.json<ErrorBody>().details).toEqual([
      { field: 'limit', message: '不能少于 1' },
      { field: 'sort', message: '只能是 recent、joined、growth' },
    ]);
    expect((await shop.get('/api/members/abc', owner)).status).toBe(400);
  });

  it('cannot reach into objects by their prototype', async () => {
    const body = '{"username":"owner","password":"x","__proto__":{"role":"owner"}}';
    expect((await shop.ask('POST', '/api/auth/staff-login', { body })).status).toBe(400);
  });

  it('that is no JSON, or too large, is refused before anything is read from it', async () => {
    const broken = await shop.ask('POST', '/api/auth/staff-login', { body: '{"username":' });
    expect([broken.status, broken.json<ErrorBody>().code]).toEqual([400, 'malformed']);
    const large = await shop.post('/api/auth/staff-login', { username: 'x'.repeat(1_100_000), password: 'x' });
    expect([large.status, large.json<ErrorBody>().code]).toEqual([413, 'too_large']);
    const form = await shop.ask('POST', '/api/auth/staff-login', {
      body: 'a=b',
      headers: { 'content-type': 'text/plain' },
    });
    expect([form.status, form.json<ErrorBody>().code]).toEqual([400, 'malformed']);
  });

  it('for what is not there gets 404 with the same body shape', async () => {
    for (const url of ['/api/nothing', '/api/members/999999']) {
      const answer = await shop.get(url, owner);
      expect(answer.status).toBe(404);
      expect(Object.keys(answer.json<ErrorBody>()).sort()).toEqual(['code', 'message', 'requestId']);
    }
  });

  it('gets headers that keep answers out of caches and frames', async () => {
    const { headers } = await shop.get('/api/auth/me', owner);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('too many from one address are slowed down, whatever address they claim to come from', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i += 1) {
      const body = { username: `guess-${i}`, password: '' };
      const headers = { 'x-forwarded-for': `10.0.0.${i}` };
      statuses.add((await shop.ask('POST', '/api/auth/staff-login', { body, headers })).status);
    }
    expect(statuses).toEqual(new Set([400, 429]));
  });

  it('is described in the contract: every route, with the body it takes', async () => {
    const document = (await shop.get('/api/openapi.json')).json<Document>();
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = routesOf(shop.app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routes.sort());
    expect(document.components.schemas['StaffLogin']).toMatchObject({ additionalProperties: false });
    expect(document.paths['/api/members/{id}/coupons']?.['post']?.requestBody).toBeDefined();
  });

  it('finds the demo only where the demo runs', async () => {
    expect((await shop.get('/api/demo')).status).toBe(404);
  });

  it('that the server cannot answer is logged once, and tells the caller nothing of the inside', async () => {
    const empty = await HttpShop.open({ programme: false });
    try {
      const answer = await empty.get('/api/programme', await empty.staff('owner'));
      expect(answer.status).toBe(500);
      expect(answer.text).not.toMatch(/Error|\.ts|at /);
      const { requestId, code } = answer.json<ErrorBody>();
      expect(code).toBe('internal');
      expect(empty.log.filter((line) => line.includes('"bug"') && line.includes(requestId))).toHaveLength(1);
    } finally {
      await empty.close();
    }
  });
});

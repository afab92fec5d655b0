import { HttpShop } from './http-shop.js';
import { routesOf, type Route } from './routes.js';
import { aPurchase } from '../setup/facts.js';

describe('who may call what', () => {
  let shop: HttpShop;
  let routes: Route[];
  let tokens: Readonly<Record<'nobody' | 'member' | 'owner' | 'operator' | 'clerk', string | undefined>>;

  beforeAll(async () => {
    shop = await HttpShop.open();
    routes = routesOf(shop.app);
    tokens = {
      nobody: undefined,
      member: shop.token('member', await shop.member('c1', [aPurchase()])),
      owner: await shop.staff('owner'),
      operator: await shop.staff('operator'),
      clerk: await shop.staff('clerk'),
    };
  });
  afterAll(() => shop.close());

  it('is stated by every route', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter((route) => !route.rule)).toEqual([]);
  });

  it('is what happens, for every route and every kind of caller', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      for (const [who, token] of Object.entries(tokens)) {
        const url = route.path.replace(/:\w+/g, '999999');
        const body = route.method === 'GET' ? undefined : {};
        const { status } = await shop.ask(route.method, url, { token, body });
        const expected = expectedOf(route, who);
        const shut = status === 401 || status === 403 ? status : null;
        const ownRefusal = route.rule?.who === 'public' && status === 401;
        if (shut !== expected && !ownRefusal) wrong.push(`${who} ${route.method} ${route.path}: ${status}`);
        if (status >= 500 && status !== 503) wrong.push(`${who} ${route.method} ${route.path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** The status that shuts the caller out, or null where the route lets them in. */
function expectedOf({ rule }: Route, who: string): 401 | 403 | null {
  if (!rule || rule.who === 'public') return null;
  if (who === 'nobody') return 401;
  if (rule.who === 'member') return who === 'member' ? null : 403;
  return rule.roles.some((role) => role === who) ? null : 403;
}

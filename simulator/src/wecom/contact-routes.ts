import type { FastifyInstance } from 'fastify';
import { readJsonObject, textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { contactView, followInfo, followView } from './contact-view.js';
import { customersOf, followOf, getCustomer, getStaff } from './contacts.js';
import { integerOf, pageOf, textsOf } from './wecom-body.js';
import { ok } from './wecom-app.js';

const mostFollowsAtOnce = 500;

export function addContactRoutes(app: FastifyInstance, platform: Platform): void {
  const { wecom } = platform.state;
  app.get('/cgi-bin/user/simplelist', async () => ({
    ...ok,
    userlist: Object.values(wecom.staff).map(({ userid, name }) => ({ userid, name, department: [1] })),
  }));
  app.get('/cgi-bin/externalcontact/get_follow_user_list', async () => ({
    ...ok,
    follow_user: Object.keys(wecom.staff),
  }));
  app.get('/cgi-bin/externalcontact/list', async (request) => {
    const customers = customersOf(platform, getStaff(platform, textOf(request.query, 'userid')).userid);
    // The real one says so instead of answering an empty list.
    if (customers.length === 0) throw new ApiError(84061, 'not external contact');
    return { ...ok, external_userid: customers.map((customer) => customer.externalUserid) };
  });
  app.get('/cgi-bin/externalcontact/get', async (request) => {
    const customer = getCustomer(platform, textOf(request.query, 'external_userid'));
    if (customer.follows.length === 0) throw new ApiError(84061, 'not external contact');
    const page = pageOf(customer.follows, textOf(request.query, 'cursor'), mostFollowsAtOnce);
    return {
      ...ok,
      external_contact: contactView(platform, customer),
      follow_user: page.items.map(followView),
      ...(page.nextCursor === '' ? {} : { next_cursor: page.nextCursor }),
    };
  });
  app.post('/cgi-bin/externalcontact/batch/get_by_user', async (request) => {
    const body = readJsonObject(request.body);
    const userids = textsOf(body, 'userid_list', 100);
    if (userids.length === 0) throw new ApiError(40058, 'invalid Request Parameter: userid_list');
    const limit = integerOf(body, 'limit', { least: 1, most: 100, otherwise: 50 });
    const page = pageOf(pairsOf(platform, userids), textOf(body, 'cursor'), limit);
    return { ...ok, external_contact_list: page.items, next_cursor: page.nextCursor };
  });
}

/** Each customer of each of them. @throws ApiError 60111, 84061 where none has any */
function pairsOf(platform: Platform, userids: readonly string[]): readonly object[] {
  const pairs = userids.flatMap((userid) => {
    getStaff(platform, userid);
    return customersOf(platform, userid).map((customer) => {
      const follow = followOf(customer, userid);
      return { external_contact: contactView(platform, customer), follow_info: follow ? followInfo(follow) : {} };
    });
  });
  if (pairs.length === 0) throw new ApiError(84061, 'not external contact');
  return pairs;
}

import type { FastifyInstance } from 'fastify';
import { readJsonObject, textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { getStaff } from './contacts.js';
import { groupStatistic, groupStatisticByDay } from './group-statistics.js';
import { groupView } from './group-view.js';
import { getGroup, liveGroups } from './groups.js';
import { addJoinWay, joinWayView } from './join-ways.js';
import { integerOf, objectOf, pageOf, textsOf } from './wecom-body.js';
import { ok } from './wecom-app.js';
import type { Group } from './wecom-state.js';

export function addGroupRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/cgi-bin/externalcontact/groupchat/list', async (request) => {
    const body = readJsonObject(request.body);
    const limit = integerOf(body, 'limit', { least: 1, most: 1_000, otherwise: -1 });
    // Owners who left are not simulated: nothing waits to be handed over.
    const status = integerOf(body, 'status_filter', { least: 0, most: 3, otherwise: 0 });
    const groups = status === 0 ? groupsOf(platform, body) : [];
    const page = pageOf(groups, textOf(body, 'cursor'), limit);
    const list = page.items.map((group) => ({ chat_id: group.chatId, status: 0 }));
    return { ...ok, group_chat_list: list, next_cursor: page.nextCursor };
  });
  app.post('/cgi-bin/externalcontact/groupchat/get', async (request) => {
    const body = readJsonObject(request.body);
    const names = integerOf(body, 'need_name', { least: 0, most: 1, otherwise: 0 }) === 1;
    return { ...ok, group_chat: groupView(platform, getGroup(platform, textOf(body, 'chat_id')), names) };
  });
  app.post('/cgi-bin/externalcontact/groupchat/statistic', async (request) => {
    const body = readJsonObject(request.body);
    return { ...ok, ...groupStatistic(platform, groupsOf(platform, body), body) };
  });
  app.post('/cgi-bin/externalcontact/groupchat/statistic_group_by_day', async (request) => {
    const body = readJsonObject(request.body);
    return { ...ok, items: groupStatisticByDay(platform, groupsOf(platform, body), body) };
  });
  app.post('/cgi-bin/externalcontact/groupchat/add_join_way', async (request) => ({
    ...ok,
    config_id: addJoinWay(platform, readJsonObject(request.body)),
  }));
  app.post('/cgi-bin/externalcontact/groupchat/get_join_way', async (request) => ({
    ...ok,
    join_way: joinWayView(platform, textOf(readJsonObject(request.body), 'config_id')),
  }));
}

/** The groups of the owners asked for. @throws ApiError 81017 where nobody is named and there are too many owners */
function groupsOf(platform: Platform, body: Readonly<Record<string, unknown>>): readonly Group[] {
  const owners = textsOf(objectOf(body, 'owner_filter'), 'userid_list', 100);
  const groups = liveGroups(platform);
  for (const owner of owners) getStaff(platform, owner);
  if (owners.length > 0) return groups.filter((group) => owners.includes(group.owner));
  if (new Set(groups.map((group) => group.owner)).size > platform.state.wecom.settings.ownersWithoutFilter)
    throw new ApiError(81017, 'owner_filter is required');
  return groups;
}

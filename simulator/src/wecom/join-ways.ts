import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { getGroup } from './groups.js';
import { integerOf, textsOf } from './wecom-body.js';

const mostGroups = 5;
const longestState = 30;

/** `add_join_way`: its `state` comes back on each member who comes in by it. @throws ApiError 40058, 40050 */
export function addJoinWay(platform: Platform, body: Readonly<Record<string, unknown>>): string {
  const chatIds = textsOf(body, 'chat_id_list', mostGroups);
  const state = textOf(body, 'state');
  if (chatIds.length === 0) throw new ApiError(40058, 'invalid Request Parameter: chat_id_list');
  if (state.length > longestState) throw new ApiError(40058, 'invalid Request Parameter: state');
  for (const chatId of chatIds) getGroup(platform, chatId);
  const configId = platform.random.of('wecom').hex(32);
  platform.state.wecom.joinWays[configId] = {
    configId,
    scene: integerOf(body, 'scene', { least: 1, most: 2, otherwise: -1 }),
    remark: textOf(body, 'remark'),
    autoCreateRoom: integerOf(body, 'auto_create_room', { least: 0, most: 1, otherwise: 1 }),
    roomBaseName: textOf(body, 'room_base_name'),
    roomBaseId: integerOf(body, 'room_base_id', { least: 0, most: 1_000_000, otherwise: 1 }),
    chatIds,
    state,
    markSource: body['mark_source'] === true,
  };
  platform.store.changed();
  return configId;
}

/** @throws ApiError 40058 */
export function joinWayView(platform: Platform, configId: string): object {
  const way = platform.state.wecom.joinWays[configId];
  if (!way) throw new ApiError(40058, 'invalid Request Parameter: config_id');
  return {
    config_id: way.configId,
    scene: way.scene,
    remark: way.remark,
    auto_create_room: way.autoCreateRoom,
    room_base_name: way.roomBaseName,
    room_base_id: way.roomBaseId,
    chat_id_list: way.chatIds,
    qr_code: `https://p.qpic.cn/wwhead/simulated/${way.configId}/0`,
    state: way.state,
    mark_source: way.markSource,
  };
}

import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/api-app.js';
import { addEndpoint } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { findPhoneByOaOpenid } from './phones.js';

/**
 * `/cgi-bin/user/info` of the official account: of somebody who does not follow, only that they do not. Since the end of
 * 2021 nickname and portrait are left empty.
 */
export function addFollowerRoutes(app: FastifyInstance, platform: Platform): void {
  addEndpoint(app, platform, { method: 'GET', path: '/cgi-bin/user/info', apps: ['officialAccount'] }, ({ query }) => {
    const openid = textOf(query, 'openid');
    const phone = findPhoneByOaOpenid(platform.state, openid);
    if (!phone || phone.cancelledAt !== undefined) throw new ApiError(40003, 'invalid openid');
    if (!phone.follows) return { subscribe: 0, openid, tagid_list: [] };
    const { unionid } = phone;
    return {
      ...{ subscribe: 1, openid, nickname: '', sex: 0, language: 'zh_CN', city: '', province: '', country: '' },
      ...{ headimgurl: '', subscribe_time: Math.floor((phone.followedAt ?? platform.clock.now()) / 1000) },
      ...(unionid === null ? {} : { unionid }),
      ...{
        remark: '',
        groupid: 0,
        tagid_list: [],
        subscribe_scene: 'ADD_SCENE_QR_CODE',
        qr_scene: 0,
        qr_scene_str: '',
      },
    };
  });
}

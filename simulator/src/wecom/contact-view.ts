import type { Platform } from '../platform.js';
import type { Customer, Follow } from './wecom-state.js';
import { seconds } from './wecom-body.js';

/** The customer of `externalcontact/get`; the union id of the phone is what ties it to the mini-program. */
export function contactView(platform: Platform, customer: Customer): object {
  const phone = platform.state.phones[customer.openid];
  const unionid = phone?.unionid ?? null;
  return {
    external_userid: customer.externalUserid,
    name: phone?.name ?? '',
    type: 1,
    avatar: '',
    gender: 0,
    ...(unionid === null ? {} : { unionid }),
  };
}

export function followView(follow: Follow): object {
  return { ...followHead(follow), tags: [] };
}

/** `follow_info` of `batch/get_by_user` names its tags by id only. */
export function followInfo(follow: Follow): object {
  return { ...followHead(follow), tag_id: [] };
}

function followHead(follow: Follow): object {
  return {
    userid: follow.userid,
    remark: follow.remark,
    description: '',
    createtime: seconds(follow.createdAt),
    remark_mobiles: [],
    add_way: follow.addWay,
    oper_userid: follow.userid,
    ...(follow.state === '' ? {} : { state: follow.state }),
  };
}

import { call } from './dom.js';

/** The phone that is shown, and what the platform told of itself. */
export const phone = { openid: null, value: null, info: null };

export const onPhone = (path, body) => call('POST', `/sim/phones/${encodeURIComponent(phone.openid)}/${path}`, body);

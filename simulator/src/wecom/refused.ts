import { ControlError } from '../control/control-error.js';
import { ApiError } from '../http/api-error.js';

/** What the endpoints refuse with an errcode is a plain 404 of the control API. @throws ControlError */
export function refused<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) throw new ControlError(404, 'not_found', `${error.errcode} ${error.errmsg}`);
    throw error;
  }
}

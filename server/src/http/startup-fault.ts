import { ConfigError } from '../config-error.js';

interface Fault {
  readonly code?: string;
  readonly message: string;
  readonly path?: string;
}

/** One sentence, Chinese then English, for what keeps the server from starting; null where it is a bug. */
export function startupFault(error: unknown, port: number | null): string | null {
  if (error instanceof ConfigError) return `${error.message} / A setting cannot be used.`;
  const fault = rootOf(error);
  switch (fault.code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用，换一个 PORT 再启动。 / Port ${port} is in use; set another PORT.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return fault.path === undefined && port !== null && fault.message.includes('listen')
        ? `没有权限使用端口 ${port}。 / No permission to listen on port ${port}.`
        : `DATA_DIR 不能写入${fault.path ? `：${fault.path}` : ''}。 / DATA_DIR is not writable.`;
    case 'ENOSPC':
      return 'DATA_DIR 所在的磁盘已满。 / The disk of DATA_DIR is full.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
    case 'PROTOCOL_CONNECTION_LOST':
      return `连不上 DATABASE_URL 的数据库（${fault.code}）。 / The database of DATABASE_URL cannot be reached.`;
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
      return 'DATABASE_URL 的用户名或密码不对，或没有权限。 / The database refused the user of DATABASE_URL.';
    case 'ER_BAD_DB_ERROR':
      return 'DATABASE_URL 里的数据库不存在，请先创建。 / The database named in DATABASE_URL does not exist.';
    default:
      return null;
  }
}

/** Drivers wrap: the innermost error with a code is the one that says what happened. */
function rootOf(error: unknown): Fault {
  const seen = new Set<unknown>();
  let found: Fault = { message: String(error) };
  for (let at = error; at instanceof Error && !seen.has(at); ) {
    seen.add(at);
    if ('code' in at && typeof at.code === 'string') found = { ...pathOf(at), code: at.code, message: at.message };
    at = at.cause ?? ('driverError' in at ? at.driverError : firstOf(at));
  }
  return found;
}

function pathOf(error: Error): { path?: string } {
  return 'path' in error && typeof error.path === 'string' ? { path: error.path } : {};
}

function firstOf(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : undefined;
}

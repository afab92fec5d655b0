import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCodes, type ErrorBody } from '@jieti/shared/api/errors';
import { errorReply } from './error-reply.js';

/** The one place where an error becomes an answer. Bugs are logged once, with the request they broke. */
@Catch()
export class GlobalFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const response = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, details, bug } = errorReply(error);
    if (bug)
      this.logger.error({ event: 'bug', requestId: request.id, route: request.routeOptions?.url, error: trace(error) });
    if (response.sent) return;
    const body: ErrorBody = {
      code,
      message: errorCodes[code].sentence,
      ...(details.length > 0 ? { details } : {}),
      requestId: String(request.id),
    };
    if (status === 401) void response.header('www-authenticate', 'Bearer');
    void response.status(status).header('content-type', 'application/json; charset=utf-8').send(body);
  }
}

function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { findUnfairRules } from '@jieti/shared/rules/programme/find-unfair-rules';
import { Refusal } from '../http/refusal.js';

/**
 * A tier or a price by what somebody is, not by what they did, is refused with that reason. Asked before the
 * shape of the body is checked, where such a rule would only be one more thing nobody knows.
 */
@Injectable()
export class FairRulesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const unfair = findUnfairRules(body);
    if (unfair.length > 0) throw new Refusal('malformed', unfair);
    return next.handle();
  }
}

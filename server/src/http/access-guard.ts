import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS_RULE, type AccessRule, type Caller } from './access.js';
import { CallerResolver } from './caller-resolver.js';
import { Refusal } from './refusal.js';

/** Lets a request in by the rule its route states; a route that states none is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw new Refusal('not_allowed');
    if (rule.who === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const token = /^Bearer (\S{1,4096})$/.exec(request.headers.authorization ?? '')?.[1];
    const caller = token ? await this.callers.resolve(token) : null;
    if (!caller) throw new Refusal('not_signed_in');
    if (!admits(rule, caller)) throw new Refusal('not_allowed');
    request.caller = caller;
    return true;
  }
}

function admits(rule: AccessRule, caller: Caller): boolean {
  if (rule.who !== caller.kind) return false;
  return rule.who !== 'staff' || (caller.kind === 'staff' && rule.roles.includes(caller.role));
}

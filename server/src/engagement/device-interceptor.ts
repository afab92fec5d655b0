import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { Caller } from '../http/access.js';
import { DevicesService } from './devices.service.js';

/** Whatever a member does is seen to come from a phone; reading is not looked at. */
@Injectable()
export class DeviceInterceptor implements NestInterceptor {
  constructor(private readonly devices: DevicesService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const device = request.headers['x-device'];
    if (request.caller?.kind === 'member' && request.method === 'POST' && typeof device === 'string')
      await this.devices.note(request.caller.memberId, device);
    return next.handle();
  }
}

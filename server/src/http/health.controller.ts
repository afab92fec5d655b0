import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicRoute } from './access.js';
import { HealthQueries } from './health.queries.js';

/** For load balancers: alive, and able to work. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly health: HealthQueries) {}

  @Get('healthz')
  @PublicRoute()
  alive(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @PublicRoute()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; database: string }> {
    const database = await this.health.database();
    if (!database) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: database ? 'ok' : 'unavailable', database: database ? 'ok' : 'unreachable' };
  }
}

import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { GlobalFilter } from './global-filter.js';
import { HealthController } from './health.controller.js';
import { HealthQueries } from './health.queries.js';
import { SchemaPipe } from './schema-pipe.js';

@Module({
  controllers: [HealthController],
  providers: [
    HealthQueries,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: GlobalFilter },
    { provide: APP_PIPE, useClass: SchemaPipe },
  ],
})
export class HttpModule {}

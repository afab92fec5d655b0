import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { DbModule } from './db/db.module.js';
import { HttpModule } from './http/http.module.js';
import { PlatformModule } from './platform.module.js';

/** Every feature, wired. */
@Module({})
export class AppModule {
  static of(config: Config, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.of(config, clock), DbModule, HttpModule, AuthModule],
    };
  }
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DemoInfoSchema, type DemoInfo } from '@jieti/shared/api/reports';
import { CONFIG, type Config } from '../config.js';
import { demoShop } from '../demo/demo-shop.js';
import { PublicRoute } from '../http/access.js';
import { Refusal } from '../http/refusal.js';

const staff = demoShop.staff.map(({ username, role, name }) => ({ username, password: demoShop.password, role, name }));

/** Only where the demo shop runs; everywhere else there is nothing here. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'demo' | 'dataDir'>) {}

  @Get()
  @PublicRoute()
  @ApiOkResponse({ standardSchema: DemoInfoSchema })
  async info(): Promise<DemoInfo> {
    if (!this.config.demo) throw new Refusal('not_found');
    return { simulatorUrl: this.config.demo.simulatorUrl, phones: await this.phones(), staff };
  }

  private async phones(): Promise<DemoInfo['phones']> {
    try {
      const text = await readFile(path.join(this.config.dataDir, 'demo-phones.json'), 'utf8');
      return DemoInfoSchema.shape.phones.parse(JSON.parse(text));
    } catch {
      return [];
    }
  }
}

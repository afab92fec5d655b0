import type { Command } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CouponTemplatesQueries } from '../coupons/coupon-templates.queries.js';
import { demoCampaign, demoCampaignCoupon } from '../demo/demo-campaign.js';
import { writeDemoPhones } from '../demo/demo-phones.js';
import type { PlatformTemplate } from '../demo/demo-templates.js';
import { DemoService } from '../demo/demo.service.js';
import { print } from './print.js';
import { withApp } from './with-app.js';

export function addSeedDemoCommand(program: Command): void {
  program
    .command('seed-demo')
    .description('把演示门店写进空的数据库')
    .option('--json', '只输出 JSON')
    .action(async (options: { json?: boolean }) => {
      await withApp(async (app, config) => {
        const templates = JSON.parse(config.demo?.templates ?? '[]') as PlatformTemplate[];
        const { seeded, phones } = await app.get(DemoService).seed(templates);
        if (seeded && templates.length > 0) await launchCampaign(app);
        writeDemoPhones(config.dataDir, phones);
        print(options.json, { seeded, phones: phones.length }, () =>
          seeded ? `演示门店已写入，${phones.length} 位会员。` : '数据库里已经有门店，没有改动。',
        );
      });
    });
}

async function launchCampaign(app: INestApplicationContext): Promise<void> {
  const { items } = await app.get(CouponTemplatesQueries).list({ search: demoCampaignCoupon, limit: 1 });
  const campaigns = app.get(CampaignsService);
  const id = await campaigns.create(demoCampaign(items[0]!.id), '周岚');
  await campaigns.launch(id, '周岚');
}

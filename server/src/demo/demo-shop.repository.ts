import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { hashPassword } from '../staff/password-hash.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { DemoCommunityRepository } from './demo-community.repository.js';
import { DemoCouponsRepository } from './demo-coupons.repository.js';
import { DemoProgrammesRepository } from './demo-programmes.repository.js';
import { demoPack, demoShop } from './demo-shop.js';
import { demoTemplates, type PlatformTemplate } from './demo-templates.js';
import { DemoRepository } from './demo.repository.js';

/** The shop without its members: stores, staff, programme, coupons, message templates. */
@Injectable()
export class DemoShopRepository {
  constructor(
    private readonly demo: DemoRepository,
    private readonly staff: StaffRepository,
    private readonly programmes: DemoProgrammesRepository,
    private readonly coupons: DemoCouponsRepository,
    private readonly community: DemoCommunityRepository,
  ) {}

  isEmpty(tx: Tx): Promise<boolean> {
    return this.demo.isEmpty(tx);
  }

  /** Once there are members. */
  async fill(tx: Tx, now: Instant): Promise<void> {
    await this.coupons.claimOut(tx, now);
    await this.community.insert(tx, now);
  }

  async insert(tx: Tx, templates: readonly PlatformTemplate[], now: Instant): Promise<void> {
    await this.demo.insertStores(tx, demoShop.stores, now);
    const passwordHash = await hashPassword(demoShop.password);
    for (const { username, name, role, storeId } of demoShop.staff) {
      await this.staff.put(tx, { username, name, role, storeId, passwordHash }, now);
    }
    await this.programmes.insert(tx, now);
    await this.coupons.insert(tx, now);
    await this.demo.insertPack(tx, demoPack, now);
    await this.demo.publishPoints(tx, now);
    await this.demo.insertMessageTemplates(tx, demoTemplates(templates));
  }
}

import { CouponHoldsRepository } from '../../src/coupons/coupon-holds.repository.js';
import { PerkUsesRepository } from '../../src/perks/perk-uses.repository.js';
import { SaleReturnsRepository } from '../../src/sales/sale-returns.repository.js';
import { SaleUsesRepository } from '../../src/sales/sale-uses.repository.js';
import { SalesRepository } from '../../src/sales/sales.repository.js';
import { testConfig, type World } from './world.js';

/** The sale book of a world, and what bills use and give back. */
export function salePieces(world: World) {
  const { database, coupons, points, programmes } = world;
  const { dialect } = database;
  const holds = new CouponHoldsRepository(dialect, testConfig);
  const perks = new PerkUsesRepository(dialect, programmes, testConfig);
  const sales = new SalesRepository(dialect);
  const uses = new SaleUsesRepository(coupons, holds, points, perks);
  return { sales, uses, returns: new SaleReturnsRepository(sales, uses, coupons, points) };
}

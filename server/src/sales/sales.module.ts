import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { PerksModule } from '../perks/perks.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { SaleReturnsRepository } from './sale-returns.repository.js';
import { SaleUsesRepository } from './sale-uses.repository.js';
import { SalesQueries } from './sales.queries.js';
import { SalesRepository } from './sales.repository.js';

const rows = [SaleReturnsRepository, SaleUsesRepository, SalesQueries, SalesRepository];

/** The sale book, for whoever sells or gives back: the till, and payments by WeChat. */
@Module({ imports: [CouponsModule, PerksModule, PointRowsModule], providers: rows, exports: rows })
export class SalesModule {}

import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { SalesModule } from '../sales/sales.module.js';
import { BillsQueries } from './bills.queries.js';
import { BillsRepository } from './bills.repository.js';
import { PacksQueries } from './packs.queries.js';
import { PacksRepository } from './packs.repository.js';
import { PaidOrdersRepository } from './paid-orders.repository.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundsQueries } from './refunds.queries.js';
import { RefundsRepository } from './refunds.repository.js';
import { ShippingQueries } from './shipping.queries.js';
import { ShippingRepository } from './shipping.repository.js';

const rows = [
  ...[
    BillsQueries,
    BillsRepository,
    PacksQueries,
    PacksRepository,
    PaidOrdersRepository,
    PaymentsQueries,
    PaymentsRepository,
  ],
  ...[RefundsQueries, RefundsRepository, ShippingQueries, ShippingRepository],
];

/** What is stored of payments, for whoever writes or reads it: the till writes bills. */
@Module({ imports: [CouponsModule, LedgerModule, ProgrammesModule, SalesModule], providers: rows, exports: rows })
export class PayRowsModule {}

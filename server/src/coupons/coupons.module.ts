import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CouponTemplatesController } from './coupon-templates.controller.js';
import { CouponTemplatesQueries } from './coupon-templates.queries.js';
import { CouponTemplatesRepository } from './coupon-templates.repository.js';
import { CouponHoldsRepository } from './coupon-holds.repository.js';
import { CouponsQueries } from './coupons.queries.js';
import { CouponsRepository } from './coupons.repository.js';
import { CouponsService } from './coupons.service.js';
import { CodeBatchesRepository } from './code-batches.repository.js';
import { ExchangeCodesRepository } from './exchange-codes.repository.js';
import { TemplateStockRepository } from './template-stock.repository.js';

@Module({
  imports: [AuditModule],
  controllers: [CouponTemplatesController],
  providers: [
    CouponsRepository,
    CouponHoldsRepository,
    CouponTemplatesRepository,
    CouponsQueries,
    CouponTemplatesQueries,
    CouponsService,
    CodeBatchesRepository,
    ExchangeCodesRepository,
    TemplateStockRepository,
  ],
  exports: [
    CouponsRepository,
    CouponHoldsRepository,
    CouponTemplatesRepository,
    CouponsQueries,
    CouponTemplatesQueries,
    CodeBatchesRepository,
    ExchangeCodesRepository,
    TemplateStockRepository,
  ],
})
export class CouponsModule {}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reconcilers } from '../jobs/reconcilers.js';
import { BillsService } from './bills.service.js';
import { CheckoutService } from './checkout.service.js';
import { RefundsService } from './refunds.service.js';
import { ShippingService } from './shipping.service.js';

/** What payments leave open; each part claims what it takes up, so any number of processes may make rounds. */
@Injectable()
export class PaymentRoundsService implements OnModuleInit {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly bills: BillsService,
    private readonly refunds: RefundsService,
    private readonly shipping: ShippingService,
    private readonly reconcilers: Reconcilers,
  ) {}

  onModuleInit(): void {
    this.reconcilers.register('payments', () => this.checkout.askUnanswered());
    this.reconcilers.register('bills', () => this.bills.endOverdue());
    this.reconcilers.register('refunds', () => this.refunds.advanceDue());
    this.reconcilers.register('shipping', () => this.shipping.tellDue());
  }

  async all(): Promise<void> {
    await this.checkout.askUnanswered();
    await this.bills.endOverdue();
    await this.refunds.advanceDue();
    await this.shipping.tellDue();
  }
}

import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CouponHoldsRepository } from '../../src/coupons/coupon-holds.repository.js';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { Doorbell } from '../../src/jobs/doorbell.js';
import { BillsRepository } from '../../src/payments/bills.repository.js';
import { CheckoutService } from '../../src/payments/checkout.service.js';
import { OrderBookService } from '../../src/payments/order-book.service.js';
import { PacksRepository } from '../../src/payments/packs.repository.js';
import { PaidOrdersRepository } from '../../src/payments/paid-orders.repository.js';
import { PaymentsQueries } from '../../src/payments/payments.queries.js';
import { PaymentsRepository } from '../../src/payments/payments.repository.js';
import { PaymentsService } from '../../src/payments/payments.service.js';
import { RefundBookService } from '../../src/payments/refund-book.service.js';
import { RefundsQueries } from '../../src/payments/refunds.queries.js';
import { RefundsRepository } from '../../src/payments/refunds.repository.js';
import { RefundsService } from '../../src/payments/refunds.service.js';
import { SettlementService } from '../../src/payments/settlement.service.js';
import { ShippingRepository } from '../../src/payments/shipping.repository.js';
import { PayClient } from '../../src/wechat/pay-client.js';
import { PayKeys } from '../../src/wechat/pay-keys.js';
import { PayNonces } from '../../src/wechat/pay-nonces.js';
import { PayNotifications } from '../../src/wechat/pay-notifications.js';
import { PayNotifyController } from '../../src/wechat/pay-notify.controller.js';
import { PaySigner } from '../../src/wechat/pay-signer.js';
import { PayTransport } from '../../src/wechat/pay-transport.js';
import { PayVerifier } from '../../src/wechat/pay-verify.js';
import { WechatAccounts } from '../../src/wechat/wechat-accounts.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { salePieces } from '../setup/sale-pieces.js';
import type { TestClock } from '../setup/test-clock.js';
import { testConfig, type World } from '../setup/world.js';
import type { wechatSettings } from './wechat-settings.js';

type Settings = ReturnType<typeof wechatSettings>;

/** Everything that talks to WeChat Pay, for a shop with these settings; `appId` where the console names another. */
export function payPieces(clock: TestClock, settings: Settings, replyMs = 20_000, appId = settings.wechat.appId) {
  const http = WechatHttp.withTimeouts({ connect: 5_000, reply: replyMs, total: replyMs });
  const transport = new PayTransport(http, settings);
  const accounts = new WechatAccounts({ wechat: { ...settings.wechat, appId } });
  const signer = new PaySigner(clock, accounts, settings);
  const keys = new PayKeys(transport, signer, clock);
  const verifier = new PayVerifier(keys, clock);
  const client = new PayClient(signer, transport, verifier, accounts);
  return { accounts, http, transport, signer, verifier, client };
}

/** Everything of payments but its doors, for a shop with these settings. */
export function paymentsOf(world: World, settings: Settings, pieces: ReturnType<typeof payPieces>) {
  const { transactions, reader, clock } = world;
  const { dialect } = world.database;
  const queries = new PaymentsQueries(reader);
  const repository = new PaymentsRepository(dialect);
  const holds = new CouponHoldsRepository(dialect, testConfig);
  const coupons = new CouponsRepository(dialect, testConfig);
  const { sales, uses, returns } = salePieces(world);
  const bills = new BillsRepository(dialect, world.ledger, uses, sales);
  const packs = new PacksRepository(dialect, coupons, holds);
  const refundRows = new RefundsRepository(dialect, returns);
  const shipping = new ShippingRepository(dialect);
  const paid = new PaidOrdersRepository(repository, bills, packs, refundRows, shipping);
  const settlement = new SettlementService(queries, paid, world.service, new Doorbell(), pieces.accounts);
  const orders = new OrderBookService(transactions, repository, packs, queries, clock);
  const checkout = new CheckoutService(orders, pieces.client, pieces.signer, settlement, clock);
  const book = new RefundBookService(transactions, refundRows, new RefundsQueries(reader), repository, packs);
  const refunds = new RefundsService(book, orders, pieces.client, settlement, clock);
  const payments = new PaymentsService(checkout, queries, clock);
  return { repository, settlement, checkout, refunds, payments };
}

export interface PayDoor {
  /** Posts the bytes as they are; the reply's status and text. */
  post(body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** The notification route as it really runs, with the raw body. */
export async function openPayDoor(world: World, settings: Settings): Promise<PayDoor> {
  const pieces = payPieces(world.clock, settings);
  const { http, transport, verifier } = pieces;
  const { settlement, refunds } = paymentsOf(world, settings, pieces);
  const module = await Test.createTestingModule({
    controllers: [PayNotifyController],
    providers: [
      { provide: PayNotifications, useValue: new PayNotifications(verifier, transport, new PayNonces(world.clock)) },
      { provide: SettlementService, useValue: settlement },
      { provide: RefundsService, useValue: refunds },
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
    rawBody: true,
    logger: false,
  });
  app.setGlobalPrefix('api');
  await app.init();
  return {
    post: async (payload, headers) => {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/wechat/pay-notify',
        headers: { 'content-type': 'application/json', ...headers },
        payload,
      });
      return { status: reply.statusCode, body: reply.body };
    },
    close: async () => {
      await app.close();
      await http.onApplicationShutdown();
    },
  };
}

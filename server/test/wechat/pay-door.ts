import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PaymentsQueries } from '../../src/payments/payments.queries.js';
import { PaymentsRepository } from '../../src/payments/payments.repository.js';
import { SettlementService } from '../../src/payments/settlement.service.js';
import { PayClient } from '../../src/wechat/pay-client.js';
import { PayKeys } from '../../src/wechat/pay-keys.js';
import { PayNotifications } from '../../src/wechat/pay-notifications.js';
import { PayNotifyController } from '../../src/wechat/pay-notify.controller.js';
import { PaySigner } from '../../src/wechat/pay-signer.js';
import { PayTransport } from '../../src/wechat/pay-transport.js';
import { PayVerifier } from '../../src/wechat/pay-verify.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import type { TestClock } from '../setup/test-clock.js';
import type { World } from '../setup/world.js';
import type { wechatSettings } from './wechat-settings.js';

type Settings = ReturnType<typeof wechatSettings>;

/** Everything that talks to WeChat Pay, for a shop with these settings. */
export function payPieces(clock: TestClock, settings: Settings, replyMs = 20_000) {
  const http = WechatHttp.withTimeouts({ connect: 5_000, reply: replyMs, total: replyMs });
  const transport = new PayTransport(http, settings);
  const signer = new PaySigner(clock, settings);
  const keys = new PayKeys(transport, signer, clock);
  const verifier = new PayVerifier(keys, clock);
  const client = new PayClient(signer, transport, verifier, settings);
  return { http, transport, signer, verifier, client };
}

export function settlementOf(world: World, settings: Settings): SettlementService {
  return new SettlementService(new PaymentsQueries(world.reader), new PaymentsRepository(), world.service, settings);
}

export interface PayDoor {
  /** Posts the bytes as they are; the reply's status and text. */
  post(body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** The notification route as it really runs, with the raw body. */
export async function openPayDoor(world: World, settings: Settings): Promise<PayDoor> {
  const { http, transport, verifier } = payPieces(world.clock, settings);
  const module = await Test.createTestingModule({
    controllers: [PayNotifyController],
    providers: [
      { provide: PayNotifications, useValue: new PayNotifications(verifier, transport) },
      { provide: SettlementService, useValue: settlementOf(world, settings) },
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

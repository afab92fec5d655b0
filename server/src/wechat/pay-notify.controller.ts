import { Controller, Logger, Post, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { errorCodes } from '@jieti/shared/api/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RecordOutcome } from '../facts/record.js';
import { PublicRoute } from '../http/access.js';
import { RefundsService } from '../payments/refunds.service.js';
import { SettlementService } from '../payments/settlement.service.js';
import { PayNotifications, type OpenedNotification } from './pay-notifications.js';

interface Answer {
  readonly status: number;
  /** Why not, for WeChat Pay's log; null when all is well. */
  readonly fault: string | null;
}

const DONE: Answer = { status: 204, fault: null };

/** Where WeChat Pay reports payments and refunds. It wants 204 within five seconds, or it comes again. */
@Controller('wechat')
export class PayNotifyController {
  private readonly logger = new Logger('pay-notify');

  constructor(
    private readonly notifications: PayNotifications,
    private readonly settlement: SettlementService,
    private readonly refunds: RefundsService,
  ) {}

  @Post('pay-notify')
  @PublicRoute()
  async receive(@Req() request: RawBodyRequest<FastifyRequest>, @Res() reply: FastifyReply): Promise<void> {
    const body = { raw: request.rawBody ?? Buffer.alloc(0), parsed: request.body };
    const opened = await this.notifications.open(request.headers, body);
    const { status, fault } = await this.answerTo(opened);
    if (fault === null) await reply.status(status).send();
    else await reply.status(status).send({ code: 'FAIL', message: fault });
  }

  private async answerTo(opened: OpenedNotification): Promise<Answer> {
    switch (opened.kind) {
      case 'refused':
        // A probe is routine: no alarm.
        if (opened.verdict !== 'probe') this.logger.warn({ event: 'notification refused', verdict: opened.verdict });
        return { status: 401, fault: errorCodes.signature_invalid.sentence };
      case 'unreadable':
        this.logger.error({ event: 'notification unreadable', eventType: opened.eventType });
        return { status: 400, fault: errorCodes.malformed.sentence };
      case 'payment':
        return this.settled(await this.settlement.settlePayment(opened.transaction));
      case 'refund':
        return this.settled(await this.settlement.settleRefund(opened.refund));
      case 'refundFailed':
        await this.refunds.noteFailure(opened.outRefundNo, opened.status);
        return DONE;
      case 'other':
        this.logger.log({ event: 'notification noted', eventType: opened.eventType });
        return DONE;
      default:
        return opened satisfies never;
    }
  }

  private settled(outcome: RecordOutcome): Answer {
    if (outcome.kind !== 'refused') return DONE;
    const { status, sentence } = errorCodes[outcome.code];
    return { status, fault: sentence };
  }
}

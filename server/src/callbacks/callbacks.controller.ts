import { Controller, Get, HttpCode, Ip, Param, Post, Query, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicRoute } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { CallbackOpener } from '../wechat/callback-opener.js';
import { callbackQuery } from '../wechat/callback-query.js';
import type { CallbackReply } from '../wechat/callback-reply.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';
import { CallbackAnswersService } from './callback-answers.service.js';
import { RefusedCallbacks } from './refused-callbacks.js';

const surfaces = new Map<string, CallbackAccount>([
  ['mini-program', 'miniProgram'],
  ['official-account', 'officialAccount'],
  ['wecom', 'wecom'],
]);

/** Where WeChat and WeCom push to. They want an answer within five seconds, or they come again, three times in all. */
@ApiTags('wechat')
@Controller('wechat/callback')
@PublicRoute()
export class CallbacksController {
  constructor(
    private readonly opener: CallbackOpener,
    private readonly answers: CallbackAnswersService,
    private readonly refused: RefusedCallbacks,
  ) {}

  /** The check when the address is entered in WeChat's settings. */
  @Get(':surface')
  async check(
    @Param('surface') surface: string,
    @Query() query: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = accountOf(surface);
    const checked = await this.opener.openCheck(account, callbackQuery(query));
    if (checked.kind === 'refused') throw this.refusalOf(account, checked.fault, address);
    await reply.type('text/plain; charset=utf-8').send(checked.text);
  }

  @Post(':surface')
  @HttpCode(200)
  async receive(
    @Param('surface') surface: string,
    @Query() query: unknown,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const account = accountOf(surface);
    const opened = await this.opener.open(account, callbackQuery(query), request.rawBody ?? Buffer.alloc(0));
    if (opened.kind === 'refused') throw this.refusalOf(account, opened.fault, request.ip);
    const answer = await this.answers.answerTo(account, opened);
    if (answer.kind === 'refused') throw this.refusalOf(account, answer.fault, request.ip);
    await send(reply, answer.reply);
  }

  private refusalOf(account: CallbackAccount, fault: string, address: string): Refusal {
    if (this.refused.note(account, fault, address)) return new Refusal('too_many_requests');
    if (fault === 'notConnected') return new Refusal('not_found');
    return new Refusal(fault === 'unreadable' ? 'malformed' : 'signature_invalid');
  }
}

function accountOf(surface: string): CallbackAccount {
  const account = surfaces.get(surface);
  if (!account) throw new Refusal('not_found');
  return account;
}

function send(reply: FastifyReply, { type, text }: CallbackReply): FastifyReply {
  return reply.type(type).send(text);
}

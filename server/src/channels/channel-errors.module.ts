import { Module } from '@nestjs/common';
import { ChannelErrors } from './channel-errors.js';
import { ChannelErrorsRepository } from './channel-errors.repository.js';

/** For everything that talks with WeChat. */
@Module({ providers: [ChannelErrors, ChannelErrorsRepository], exports: [ChannelErrors] })
export class ChannelErrorsModule {}

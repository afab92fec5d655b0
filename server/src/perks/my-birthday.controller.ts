import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BirthdaySchema, MyBirthdaySchema, type Birthday, type MyBirthday } from '@jieti/shared/api/perks';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { BirthdayDeskService } from './birthday-desk.service.js';
import { MyBirthdayService } from './my-birthday.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/birthday')
@MemberRoute()
export class MyBirthdayController {
  constructor(
    private readonly mine: MyBirthdayService,
    private readonly desk: BirthdayDeskService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyBirthdaySchema })
  get(@CurrentCaller() { memberId }: MemberCaller): Promise<MyBirthday> {
    return this.mine.get(memberId, this.clock.now());
  }

  @Put()
  @ApiOkResponse({ standardSchema: MyBirthdaySchema })
  async set(
    @CurrentCaller() { memberId }: MemberCaller,
    @Body({ schema: BirthdaySchema }) birthday: Birthday,
  ): Promise<MyBirthday> {
    const now = this.clock.now();
    await this.desk.set(memberId, birthday, now);
    return this.mine.get(memberId, now);
  }
}

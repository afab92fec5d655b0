import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CardMembersSchema, CardNumbersSchema, type CardMembers, type CardNumbers } from '@jieti/shared/api/members';
import { StaffRoute } from '../http/access.js';
import { MemberCardsQueries } from './member-cards.queries.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller('members/by-card')
export class MemberCardsController {
  constructor(private readonly queries: MemberCardsQueries) {}

  @Post()
  @HttpCode(200)
  @StaffRoute('owner', 'operator')
  @ApiOkResponse({ standardSchema: CardMembersSchema })
  resolve(@Body({ schema: CardNumbersSchema }) { cardNos }: CardNumbers): Promise<CardMembers> {
    return this.queries.resolve(cardNos);
  }
}

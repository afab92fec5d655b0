import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '@jieti/shared/api/paging';
import {
  ShiftQuerySchema,
  ShiftSchema,
  TillActionPageSchema,
  TillActionsQuerySchema,
  TillPerkOutcomeSchema,
  TillPerkSchema,
  TillUndoSchema,
  UndoOutcomeSchema,
  type Shift,
  type ShiftQuery,
  type TillAction,
  type TillActionsQuery,
  type TillPerk,
  type TillPerkOutcome,
  type TillUndo,
  type UndoOutcome,
} from '@jieti/shared/api/till-actions';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { ShiftQueries } from './shift.queries.js';
import { TillLogQueries } from './till-log.queries.js';
import { TillPerksService } from './till-perks.service.js';
import { TillUndoService } from './till-undo.service.js';

/** What was done at the till: the log, the shift, and taking things back; a clerk sees the own store only. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
@StaffRoute('clerk', 'operator', 'owner')
export class TillActionsController {
  constructor(
    private readonly undoing: TillUndoService,
    private readonly perks: TillPerksService,
    private readonly log: TillLogQueries,
    private readonly shifts: ShiftQueries,
    private readonly clock: Clock,
  ) {}

  @Post('undo')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: UndoOutcomeSchema })
  undo(
    @Body({ schema: TillUndoSchema }) request: TillUndo,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<UndoOutcome> {
    return this.undoing.undo(request, caller);
  }

  @Post('perks')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TillPerkOutcomeSchema })
  perk(
    @Body({ schema: TillPerkSchema }) request: TillPerk,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<TillPerkOutcome> {
    return this.perks.use(request, caller);
  }

  @Get('actions')
  @ApiOkResponse({ standardSchema: TillActionPageSchema })
  actions(
    @Query({ schema: TillActionsQuerySchema }) query: TillActionsQuery,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Page<TillAction>> {
    return this.log.list(query, caller.storeId ?? query.store ?? null, this.clock.now());
  }

  @Get('shift')
  @ApiOkResponse({ standardSchema: ShiftSchema })
  shift(@Query({ schema: ShiftQuerySchema }) query: ShiftQuery, @CurrentCaller() caller: StaffCaller): Promise<Shift> {
    const of = {
      storeId: caller.storeId ?? query.store ?? null,
      staffId: query.mine === undefined ? null : caller.staffId,
    };
    return this.shifts.summary(query, of, this.clock.now());
  }
}

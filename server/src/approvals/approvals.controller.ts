import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApprovalListQuerySchema,
  ApprovalPageSchema,
  ApprovalSchema,
  DecisionSchema,
  type Approval,
  type ApprovalListQuery,
  type Decision,
} from '@jieti/shared/api/approvals';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { approvalView } from './approval-view.js';
import { ApprovalsQueries } from './approvals.queries.js';
import { ApprovalsService } from './approvals.service.js';

/** What waits for a second person. */
@ApiTags('approvals')
@ApiBearerAuth()
@Controller('approvals')
@StaffRoute('owner', 'operator')
export class ApprovalsController {
  constructor(
    private readonly service: ApprovalsService,
    private readonly approvals: ApprovalsQueries,
    private readonly staff: StaffNamesQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ApprovalPageSchema })
  async list(
    @Query({ schema: ApprovalListQuerySchema }) { state, cursor, limit }: ApprovalListQuery,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<Page<Approval>> {
    const [found, total, nameOf] = await Promise.all([
      this.approvals.list(state, idCursor(cursor), limit + 1),
      this.approvals.count(state),
      this.staff.read(),
    ]);
    const items = found.slice(0, limit).map((approval) => approvalView(approval, username, nameOf));
    return { items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null, total };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ApprovalSchema })
  async decide(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: DecisionSchema }) decision: Decision,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<Approval> {
    await this.service.decide(id, decision, username);
    const decided = await this.approvals.find(id);
    if (!decided) throw new Refusal('not_found');
    return approvalView(decided, username, await this.staff.read());
  }
}

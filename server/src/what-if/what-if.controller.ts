import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ProgrammeDraftSchema,
  WhatIfResultSchema,
  type ProgrammeDraft,
  type WhatIfResult,
} from '@jieti/shared/api/programmes';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { validateProgramme } from '@jieti/shared/rules/programme/validate-programme';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { Refusal } from '../http/refusal.js';
import { WhatIfService } from './what-if.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programme/what-if')
@StaffRoute('owner', 'operator')
export class WhatIfController {
  constructor(
    private readonly service: WhatIfService,
    private readonly clock: Clock,
  ) {}

  /** What the draft would do to everybody by the end of today; nothing is written. */
  @Post()
  @HttpCode(200)
  @Limited(10)
  @ApiOkResponse({ standardSchema: WhatIfResultSchema })
  whatIf(@Body({ schema: ProgrammeDraftSchema }) draft: ProgrammeDraft): Promise<WhatIfResult> {
    const problems = validateProgramme(draft);
    if (problems.length > 0) throw new Refusal('malformed', problems);
    return this.service.whatIf(draft, formatDay(businessDayOf(this.clock.now(), draft.timeZone)));
  }
}

import { ImportForecastService } from '../../src/imports/import-forecast.service.js';
import { ImportsQueries } from '../../src/imports/imports.queries.js';
import { ImportsRepository } from '../../src/imports/imports.repository.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import type { World } from '../setup/world.js';

/** The real import and its forecast, on the database of a world. */
export function importsOf({ transactions, members, service, clock, facts, reader, database }: World) {
  const queries = new ImportsQueries(reader);
  const repository = new ImportsRepository(database.dialect);
  return {
    imports: new ImportsService(transactions, repository, queries, service, clock),
    forecasts: new ImportForecastService(transactions, members, facts, queries, clock),
  };
}

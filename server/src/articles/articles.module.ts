import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ArticleReadingsQueries } from './article-readings.queries.js';
import { ArticleRowsModule } from './article-rows.module.js';
import { ArticleVisitsService } from './article-visits.service.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesQueries } from './articles.queries.js';
import { ArticlesService } from './articles.service.js';
import { MyArticlesController } from './my-articles.controller.js';
import { MyArticlesQueries } from './my-articles.queries.js';
import { MyArticlesService } from './my-articles.service.js';

/** What the shop writes for its members, and what of it they read. */
@Module({
  imports: [ArticleRowsModule, FactsModule, ProgrammesModule],
  controllers: [ArticlesController, MyArticlesController],
  providers: [
    ...[ArticleReadingsQueries, ArticleVisitsService, ArticlesQueries, ArticlesService],
    ...[MyArticlesQueries, MyArticlesService],
  ],
})
export class ArticlesModule {}

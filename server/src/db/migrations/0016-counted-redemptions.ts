import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumn } from '../add-columns.js';

/** How many coupons of a template have been used is counted in `coupon`; the counter kept every till waiting. */
export class CountedRedemptions0016 implements MigrationInterface {
  readonly name = 'CountedRedemptions1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'coupon_template', 'redeemed');
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'coupon_template', { redeemed: 'bigint default 0' });
    await runner.query(
      `UPDATE coupon_template SET redeemed = (SELECT COUNT(*) FROM coupon
       WHERE coupon.template_id = coupon_template.id AND coupon.state = 'redeemed')`,
    );
  }
}

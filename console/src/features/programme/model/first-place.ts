import { placedConditions, type ConditionPlace, type Definition } from './definition';
import { publishedCondition } from './published-value';

/** What the designer opens on: the first changed threshold from the top, else the entry of the tier below the top. */
export function firstPlace(definition: Definition, published: Definition | null): ConditionPlace | null {
  const tiers = definition.tiers.toReversed();
  const places = tiers.flatMap(({ key: tier, entry }) =>
    placedConditions(entry).map(({ condition, path }) => ({
      place: { tier, side: 'entry' as const, path },
      condition,
    })),
  );
  const changed = places.find(
    ({ place, condition }) => published && publishedCondition(published, place, condition)?.value !== condition.value,
  );
  const second = places.find(({ place }) => place.tier === tiers[1]?.key);
  return (changed ?? second ?? places[0])?.place ?? null;
}
